import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { forbiddenImports } from "./import-table.ts";
import { isTest, root, sourceFiles } from "./source-files.ts";

const PLANTED: readonly (readonly [file: string, source: string])[] = [
  ["packages/domain/src/review/planted.ts", 'import * as Y from "yjs";\nexport const planted = Y;\n'],
  ["packages/domain/src/review/clock-planted.ts", "export const planted = () => Date.now();\n"],
  ["packages/workspace/src/planted.ts", 'import Dexie from "dexie";\nexport const planted = Dexie;\n'],
  ["packages/protocol/src/planted.ts", 'import { ok } from "@tongpin/domain/base";\nexport const planted = ok;\n'],
  ["client/src/features/calendar/planted.ts", 'import * as Y from "yjs";\nexport const planted = Y;\n'],
  ["client/src/sync/planted.ts", 'import { useState } from "react";\nexport const planted = useState;\n'],
  ["client/src/ui/planted.ts", 'import { ok } from "@tongpin/domain/base";\nexport const planted = ok;\n'],
  ["server/src/relay/planted.ts", 'import { openPlan } from "@tongpin/workspace";\nexport const planted = openPlan;\n'],
  ["server/src/authority/planted.ts", 'import { WebSocket } from "ws";\nexport const planted = WebSocket;\n'],
];

describe("folder borders", () => {
  it("[architecture] no source file imports across a border", () => {
    const files = sourceFiles().filter((file) => !isTest(file.path));
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => forbiddenImports(file.path, file.source))).toEqual([]);
  });

  it("[architecture] the table refuses planted imports, also by relative path", () => {
    const caught = PLANTED.filter(([, source]) => source.includes("import")).map(([file, source]) =>
      forbiddenImports(file, source),
    );
    expect(caught.filter((found) => found.length === 0)).toEqual([]);
    expect(forbiddenImports("client/src/features/a/x.ts", 'import { y } from "../b/y.ts";')).toHaveLength(1);
    expect(forbiddenImports("server/src/relay/deep/x.ts", 'import { y } from "../../http/y.ts";')).toHaveLength(1);
    expect(forbiddenImports("client/src/features/a/x.ts", 'import { y } from "./y.ts";')).toEqual([]);
  });
});

describe("the linter", () => {
  const folder = mkdtempSync(join(tmpdir(), "planted-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(PLANTED)("[architecture] fails on %s and says why", (file, source) => {
    cpSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
    const done = spawnSync(join(root, "node_modules/.bin/oxlint"), ["--deny-warnings", file], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(done.status).not.toBe(0);
    expect(done.stdout).toMatch(/no-restricted-(imports|properties|globals)[\s\S]*help: \S+/);
  });
});

describe("dependencies", () => {
  it("[architecture] there is one copy of yjs, lib0 and y-protocols", () => {
    const installed = readdirSync(join(root, "node_modules/.pnpm"));
    for (const name of ["yjs", "lib0", "y-protocols"]) {
      expect(installed.filter((entry) => new RegExp(`^${name}@\\d`).test(entry))).toHaveLength(1);
    }
  });

  it("[architecture] the top level holds only what the README names", () => {
    const allowed = ["LICENSE", "README.md", "client", "data", "node_modules", "package.json", "packages"];
    const more = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "server", "test", "tsconfig.base.json"];
    const found = readdirSync(root).filter((entry) => !entry.startsWith("."));
    expect(found.filter((entry) => ![...allowed, ...more].includes(entry))).toEqual([]);
  });
});
