import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const packageRoot = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Builds entries as the server is built, because Node 20 runs no TypeScript, and answers the folder: `<name>.js` each.
 * It lies inside the package, so that the dependencies are found; the caller removes it.
 */
export async function bundle(entries: Readonly<Record<string, URL>>): Promise<string> {
  const cache = join(packageRoot, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, "bundle-"));
  const input = Object.fromEntries(Object.entries(entries).map(([name, url]) => [name, fileURLToPath(url)]));
  await build({
    configFile: false,
    logLevel: "error",
    root: packageRoot,
    ssr: { noExternal: [/^@tongpin\//] },
    build: { ssr: true, outDir, target: "node20", rolldownOptions: { input, output: { entryFileNames: "[name].js" } } },
  });
  return outDir;
}
