import { defineConfig } from "vitest/config";

const root = (folder: string) => new URL(`../${folder}`, import.meta.url).pathname;

/** Generous, because two small cores run everything at once; a test that hangs still ends. */
const testTimeout = 60_000;

/** Unit tests sit beside their source; only what crosses packages lives here. Run one project with `--project domain`. */
export default defineConfig({
  test: {
    projects: [
      { test: { testTimeout, name: "domain", root: root("packages/domain"), include: ["src/**/*.test.ts"] } },
      { test: { testTimeout, name: "workspace", root: root("packages/workspace"), include: ["src/**/*.test.ts"] } },
      { test: { testTimeout, name: "protocol", root: root("packages/protocol"), include: ["src/**/*.test.ts"] } },
      {
        test: {
          testTimeout,
          name: "client",
          root: root("client"),
          include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
          environment: "happy-dom",
        },
      },
      { test: { name: "server", root: root("server"), include: ["src/**/*.test.ts"], testTimeout } },
      { test: { testTimeout, name: "architecture", root: root("test"), include: ["architecture/**/*.test.ts"] } },
      ...["integration", "reliability"].map((name) => ({
        test: { name, root: root("test"), include: [`${name}/**/*.test.ts`], testTimeout, hookTimeout: testTimeout },
      })),
    ],
  },
});
