// Whether a step was already done with exactly these files: a warm start neither installs nor builds again.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";

const NOT_SOURCE = new Set(["node_modules", "dist", "data", "results"]);

/** One hash over the names and bytes of these files and everything in these folders, and over the Node that reads them. */
export function hashOf(root, paths) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths.flatMap((path) => filesIn(root, path)).sort()) {
    hash.update(`\n${path}\n`).update(readFileSync(`${root}${path}`));
  }
  return hash.digest("hex");
}

function filesIn(root, path) {
  if (!existsSync(`${root}${path}`)) return [];
  if (statSync(`${root}${path}`).isFile()) return [path];
  return readdirSync(`${root}${path}`, { withFileTypes: true })
    .filter(({ name }) => !NOT_SOURCE.has(name) && !name.startsWith("."))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}

export function isStamped(file, hash) {
  return existsSync(file) && readFileSync(file, "utf8") === hash;
}

export function stamp(file, hash) {
  writeFileSync(file, hash);
}

export function unstamp(file) {
  rmSync(file, { force: true });
}
