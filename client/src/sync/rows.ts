import { asId, type BrandId } from "@tongpin/domain/base";
import type { PlanState } from "@tongpin/workspace";
import { type AccountDatabase, openDatabase } from "./database.ts";
import { NO_ROWS, planStateOf } from "./first-read.ts";

/** The plan's rows as last projected, through the open database. Null when this device has none of this version. */
export async function readPlanRows(database: AccountDatabase, brandId: string): Promise<PlanState | null> {
  const [extras, parts] = await Promise.all([
    database.planExtras.get(brandId),
    database.planParts.where(":id").between([brandId], [brandId, []]).toArray(),
  ]);
  return planStateOf(extras, parts);
}

/** As `readPlanRows`, by account; empty rather than null, and empty when the database can't be read at all. */
export async function planRows(databaseName: string, brandId: BrandId | string): Promise<PlanState> {
  try {
    return (await readPlanRows(openDatabase(databaseName), asId<BrandId>(brandId))) ?? NO_ROWS;
  } catch {
    return NO_ROWS;
  }
}
