import file from "./data/marketing-events.json" with { type: "json" };
import type { MarketingEvent } from "./model.ts";
import { readEventFile } from "./read-events.ts";

function readShipped(): readonly MarketingEvent[] {
  const read = readEventFile(file);
  if (!read.ok) throw new Error(`marketing-events.json: ${JSON.stringify(read.error)}`);
  return read.value;
}

// Marked pure: whoever only needs the rules does not get the file.
/** The events that ship with the product, 119 of them. Their windows are defaults: only 618 and Double 11 are sourced. */
export const MARKETING_EVENTS: readonly MarketingEvent[] = /* @__PURE__ */ readShipped();
