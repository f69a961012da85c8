import { verifyLedgers } from "../authority/verify-ledger.ts";
import type { Database } from "../sql/database.ts";
import { bad, type Finding, fine, notice } from "./finding.ts";

/** Clocks of healthy machines differ by less. */
const CLOCK_SLACK_MS = 60_000;

/** Every chain, signature and frozen content; heads are told, so that they can be compared with one kept elsewhere. */
export async function checkLedgers(db: Database, publicKey: string): Promise<readonly Finding[]> {
  const reports = await verifyLedgers(db, publicKey);
  const broken = reports.flatMap(({ brandId, problem }) =>
    problem
      ? [
          bad(
            "ledger",
            `the ledger of brand ${brandId} does not verify from entry ${problem.seq} on (${problem.why})`,
            "Keep this folder as it is, restore the newest backup that verifies, and compare the two.",
          ),
        ]
      : [],
  );
  if (broken.length > 0) return broken;
  const entries = reports.reduce((sum, report) => sum + report.entries, 0);
  return [fine("ledger", `${entries} entries of ${reports.length} brands verify, with every signature`)];
}

/** Trusted time never goes back, so a clock behind the last record stops time for everybody until it has caught up. */
export async function checkClock(db: Database, now: number): Promise<Finding> {
  const row = await db.selectFrom("records").select("at").orderBy("at", "desc").limit(1).executeTakeFirst();
  const behind = (row?.at ?? 0) - now;
  if (behind <= CLOCK_SLACK_MS) return fine("clock", `it is ${new Date(now).toISOString()}`);
  return bad(
    "clock",
    `this machine's clock is ${Math.round(behind / 60_000)} minutes behind the last record`,
    "Set the clock (NTP). Until then new records carry the time of the last one.",
  );
}

/** Rooms that records have outdated; the server brings them up to date at its start and every few seconds. */
export async function staleRooms(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("projections").select("room").whereRef("wanted", ">", "done").execute();
  return new Set(rows.map((row) => row.room));
}

export function tellStale(stale: ReadonlySet<string>): readonly Finding[] {
  if (stale.size === 0) return [];
  const found = `${stale.size} rooms do not show all records yet`;
  return [notice("projections", found, "The server brings them up to date by itself; if this stays, look at its log.")];
}
