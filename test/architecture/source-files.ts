import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

export const root = new URL("../..", import.meta.url).pathname;

export interface SourceFile {
  readonly path: string;
  readonly source: string;
}

/** All TypeScript of the product's own folders, with paths from the project's root. */
export function sourceFiles(): SourceFile[] {
  return ["packages", "client/src", "server/src"].flatMap((folder) => walk(join(root, folder)));
}

function walk(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" || entry.name === "dist" ? [] : walk(path);
    return /\.tsx?$/.test(entry.name) ? [{ path: relative(root, path), source: readFileSync(path, "utf8") }] : [];
  });
}

export function isTest(path: string): boolean {
  return /\.(test|spec|property\.test)\.tsx?$|-contract\.ts$/.test(path);
}
