import type { BrandId } from "@tongpin/domain/base";
import { itemsOf } from "@tongpin/domain/brief";
import { claimScopes, claimsIn, createClaimsCheck, openBlocks } from "@tongpin/domain/claims";
import { createBanCheck, joinChecks } from "@tongpin/domain/coverage";
import { CLAIM_ENTRIES } from "@tongpin/domain/lexicon";
import type { OpenClaim, PinnedContent } from "@tongpin/domain/records";
import { planRoom } from "@tongpin/protocol";
import { openPlan, type ScriptState } from "@tongpin/workspace";
import * as Y from "yjs";
import type { Rooms } from "./projection.ts";

/**
 * The prohibited wordings of a content nobody answers for (CLM7), the brief's own among them (BRF7), each once. The brand's
 * trades, the brief and the script's answers are what the rooms durably hold: a client's word is not taken for it.
 */
export async function openClaimsOf(
  rooms: Rooms,
  brandId: BrandId,
  pinned: PinnedContent,
  { allowances, brief }: Pick<ScriptState, "allowances" | "brief">,
): Promise<readonly OpenClaim[]> {
  const check = joinChecks(
    createClaimsCheck(CLAIM_ENTRIES, claimScopes(await industriesOf(rooms, brandId))),
    createBanCheck(itemsOf(brief, "ban")),
  );
  const open = openBlocks(claimsIn(pinned, check), new Set(allowances.map(({ entryId }) => entryId)));
  const byWording = new Map(open.map(({ hit }) => [`${hit.entry.id} ${hit.text}`, hit]));
  return [...byWording.values()].map(({ entry, text }) => ({ entryId: entry.id, text }));
}

async function industriesOf(rooms: Rooms, brandId: BrandId) {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, await rooms.read(planRoom(brandId)));
    const plan = openPlan(doc);
    const { industries } = plan.getSnapshot();
    plan.destroy();
    return industries;
  } finally {
    doc.destroy();
  }
}
