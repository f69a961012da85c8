import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const manifest: unknown = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const dependencies = Object.keys((manifest as { dependencies: Record<string, string> }).dependencies);

export default defineConfig({
  build: {
    ssr: true,
    outDir: "dist",
    target: "node20",
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: "src/main.ts",
        "storage-worker": "src/storage/storage-worker.ts",
        "fold-worker": "src/storage/fold-worker.ts",
        "calendar-worker": "src/authority/calendar/calendar-worker.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
  ssr: {
    // Our own packages are TypeScript and are built in; everything from the registry stays outside, so that there is
    // one copy of yjs and native modules find their binaries.
    noExternal: dependencies.filter((name) => name.startsWith("@tongpin/")).map((name) => new RegExp(`^${name}(/|$)`)),
    external: dependencies.filter((name) => !name.startsWith("@tongpin/")),
  },
});
