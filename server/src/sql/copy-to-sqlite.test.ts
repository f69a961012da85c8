import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { verifyLedgers } from "../authority/verify-ledger.ts";
import { openFile, useTestPostgres } from "../test-support/databases.ts";
import { createRecordsBench } from "../test-support/records-bench.ts";
import { CUT_1 } from "../test-support/write-script.ts";

const postgres = useTestPostgres();

it("[backup-restore] a cluster's records are copied into a file a single process goes on with, every row and signature", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tongpin-copy-"));
  const bench = await createRecordsBench(await postgres.open(await postgres.newDatabase()));
  await bench.edit({ voice: "口播", cut: CUT_1 });
  await bench.submit(await bench.member("writer"), "s1");
  await bench.decide(await bench.member("reviewer"), "s1", "approve");
  await bench.sql.copyTo(join(folder, "written.db"));
  // A backup takes this one file, without what might still lie beside it.
  copyFileSync(join(folder, "written.db"), join(folder, "copy.db"));
  const copy = openFile(join(folder, "copy.db"));
  for (const table of ["persons", "memberships", "brands", "records", "commands", "pins", "projections"] as const) {
    const rows = await bench.sql.db.selectFrom(table).selectAll().execute();
    expect(rows.length, table).toBeGreaterThan(0);
    const byText = (row: unknown) => JSON.stringify(row, (_key, value: unknown) => value);
    const copied = await copy.db.selectFrom(table).selectAll().execute();
    expect(
      copied
        .map((row) => ({ ...row, bytes: undefined }))
        .map(byText)
        .sort(),
      table,
    ).toEqual(
      rows
        .map((row) => ({ ...row, bytes: undefined }))
        .map(byText)
        .sort(),
    );
  }
  const reports = await verifyLedgers(copy.db, bench.signer.publicKey);
  expect(reports).toMatchObject([{ entries: 2, problem: null }]);
  expect(reports).toEqual(await verifyLedgers(bench.sql.db, bench.signer.publicKey));
  await copy.close();
  await bench.close();
  rmSync(folder, { recursive: true });
});
