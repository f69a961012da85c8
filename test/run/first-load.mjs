// The first-load budget: JavaScript the entry page needs before anything lazy, gzipped (design: at most 150 kB).
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { root } from "../../server/bootstrap/install.mjs";

const BUDGET = 150 * 1024;
const dist = `${root}client/dist`;

/** The entry script, the modules it preloads, and all they import statically. */
export function firstLoadFiles() {
  const html = readFileSync(`${dist}/index.html`, "utf8");
  const found = new Set([...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map((match) => match[1]));
  for (const file of found) {
    const code = readFileSync(`${dist}/${file}`, "utf8");
    const imports = code.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g);
    for (const [, path] of imports) found.add(new URL(path, `file:///${file}`).pathname.slice(1));
  }
  return [...found];
}

export const firstLoad = {
  name: "first load",
  run() {
    const sizes = firstLoadFiles().map((file) => [file, gzipSync(readFileSync(`${dist}/${file}`)).length]);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    for (const [file, size] of sizes) console.log(`  ${(size / 1024).toFixed(1).padStart(7)} kB  ${file}`);
    console.log(`  ${(total / 1024).toFixed(1).padStart(7)} kB gzipped of ${BUDGET / 1024} kB`);
    return total <= BUDGET ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
};
