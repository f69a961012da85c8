// Writes src/coverage/generated/script-table.ts from the dictionaries of OpenCC as npm's `opencc-js` packs them. Nothing
// of the package is shipped or installed, so its folder is named:
//   node packages/domain/scripts/generate-script-table.mjs <opencc-js>/dist/esm-lib/dict
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
if (!folder) throw new Error("Name the folder of the dictionaries.");
const file = new URL("../src/coverage/generated/script-table.ts", import.meta.url);

/** The first reading of every character; phrases are left out. */
async function read(name) {
  const { default: text } = await import(pathToFileURL(resolve(join(folder, `${name}.js`))).href);
  const pairs = text.split("|").map((line) => line.split(" "));
  return new Map(pairs.filter(([from]) => [...from].length === 1).map(([from, to]) => [from, to]));
}

const simplified = await read("TSCharacters");
const table = new Map(simplified);
for (const name of ["TWVariantsRev", "HKVariantsRev"]) {
  for (const [from, to] of await read(name)) if (!table.has(from)) table.set(from, simplified.get(to) ?? to);
}
// The basic plane holds every character in use; what lies above would break the strings' equal length.
const pairs = [...table]
  .filter(([from, to]) => from !== to && from.length === 1 && to.length === 1)
  .sort(([a], [b]) => (a < b ? -1 : 1));

const lines = (index) =>
  (
    pairs
      .map((pair) => pair[index])
      .join("")
      .match(/.{1,58}/gu) ?? []
  )
    .map((line) => `  "${line}"`)
    .join(" +\n");
writeFileSync(
  file,
  `// Written by packages/domain/scripts/generate-script-table.mjs from OpenCC's TSCharacters, TWVariants and HKVariants
// (opencc-js 1.4.2, https://github.com/BYVoid/OpenCC, Apache-2.0). Do not edit.

/** Traditional characters and regional variants; each stands for the one at the same place of SIMPLIFIED. */
export const TRADITIONAL =
${lines(0)};

export const SIMPLIFIED =
${lines(1)};
`,
);
