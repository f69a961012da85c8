import { asId, type BrandId } from "@tongpin/domain/base";
import type { PlanState } from "@tongpin/workspace";
import { type AccountDatabase, openDatabase } from "./database.ts";

/** Version of the projected rows; rows of another version are not read and are written anew. */
export const PLAN_PROJECTION = 1;

/**
 * The plan's rows as last projected, for the first paint: read from Dexie alone, so this module and what it imports
 * must stay free of yjs. Null when this device has none of this version.
 */
export async function readPlanRows(database: AccountDatabase, brandId: string): Promise<PlanState | null> {
  const [extras, rows] = await Promise.all([
    database.planExtras.get(brandId),
    database.videoRows.where("brandId").equals(brandId).toArray(),
  ]);
  if (!extras || extras.projection !== PLAN_PROJECTION) return null;
  return {
    videos: new Map(rows.map((row) => [row.video.id, row.video])),
    channels: new Map(extras.channels.map((channel) => [channel.id, channel])),
    campaigns: new Map(extras.campaigns.map((campaign) => [campaign.id, campaign])),
    figures: new Map(extras.figures),
  };
}

const NO_ROWS: PlanState = { videos: new Map(), channels: new Map(), campaigns: new Map(), figures: new Map() };

/** As `readPlanRows`, by account; empty rather than null, and empty when the database can't be read at all. */
export async function planRows(databaseName: string, brandId: BrandId | string): Promise<PlanState> {
  try {
    return (await readPlanRows(openDatabase(databaseName), asId<BrandId>(brandId))) ?? NO_ROWS;
  } catch {
    return NO_ROWS;
  }
}
