import { ok, type Result, refuse } from "@tongpin/domain/base";
import type { MarketingEvent, OwnNode } from "@tongpin/domain/nodes";
import type { CommandContext } from "../context.ts";
import { isRecordId } from "../schema/field.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { HIDDEN_KEY, NODE_SPEC } from "../schema/node.ts";
import { acceptPatch, changedFields, type FlatMap, fieldKey, seedOf, writeFields } from "../schema/record.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

type NodeFields = Omit<OwnNode, "id">;

export interface PlannedNode {
  readonly id: string;
  readonly seed: Record<string, unknown> | null;
  readonly changes: readonly (readonly [string, unknown])[];
}

/** What writing an event takes: a seed where the brand has none, else the fields that differ. It is there again if it was removed. */
function planNode(room: PlanRoom, event: MarketingEvent, ctx: CommandContext): Result<PlannedNode> {
  const { id, ...fields } = event;
  if (!isRecordId(id)) return refuse("id-invalid");
  const clean = acceptPatch<NodeFields>({ ...fields, removedAt: null }, NODE_SPEC);
  if (!clean.ok) return clean;
  const own = room.getSnapshot().nodes.get(id)?.own ?? null;
  if (own) return ok({ id, seed: null, changes: changedFields<NodeFields>(clean.value, own) });
  const seed = seedOf<NodeFields>({ ...clean.value, createdAt: ctx.now, createdBy: ctx.actor }, NODE_SPEC);
  return ok({ id, seed, changes: [] });
}

/**
 * Keeps nodes of the brand's own, in one step. Under the id of one that ships it takes its place; one kept before gets the
 * fields that differ. Refuses `name-empty`, `name-too-long`, `node-invalid` (field), `id-invalid`, `too-many-nodes`.
 */
export function keepNodes(
  room: PlanRoom,
  args: { readonly events: readonly MarketingEvent[] },
  ctx: CommandContext,
): Result<void> {
  const planned = planNodes(room, args.events, ctx);
  if (!planned.ok) return planned;
  if (planned.value.length === 0) return ok();
  return commit(room, ctx, () => {
    const map = room.doc.getMap<unknown>("nodes");
    for (const node of planned.value) writeNode(map, node);
  });
}

/** Of these events the ones the brand does not keep like that yet. */
export function planNodes(
  room: PlanRoom,
  events: readonly MarketingEvent[],
  ctx: CommandContext,
): Result<readonly PlannedNode[]> {
  const planned: PlannedNode[] = [];
  for (const event of events) {
    const node = planNode(room, event, ctx);
    if (!node.ok) return node;
    if (node.value.seed !== null || node.value.changes.length > 0) planned.push(node.value);
  }
  const fresh = planned.filter(({ seed }) => seed !== null).length;
  return room.getSnapshot().nodes.size + fresh > COUNT_LIMITS.nodes
    ? refuse("too-many-nodes", { max: COUNT_LIMITS.nodes })
    : ok(planned);
}

export function writeNode(map: FlatMap, { id, seed, changes }: PlannedNode): void {
  if (seed) map.set(id, seed);
  writeFields(map, id, changes);
}

/** Hides an own node, or gives one that ships its own words back. Campaigns made from it keep its name. Refuses `node-unknown`. */
export function removeNode(room: PlanRoom, args: { readonly nodeId: string }, ctx: CommandContext): Result<void> {
  return setRemoved(room, args.nodeId, ctx.now, ctx);
}

export function restoreNode(room: PlanRoom, args: { readonly nodeId: string }, ctx: CommandContext): Result<void> {
  return setRemoved(room, args.nodeId, null, ctx);
}

function setRemoved(room: PlanRoom, id: string, removedAt: number | null, ctx: CommandContext): Result<void> {
  const own = room.getSnapshot().nodes.get(id)?.own;
  if (!own) return refuse("node-unknown");
  if ((own.removedAt === null) === (removedAt === null)) return ok();
  return commit(room, ctx, () => writeFields(room.doc.getMap("nodes"), id, [["removedAt", removedAt]]));
}

/** Whether this brand's calendar and pickers leave a node out. */
export function hideNode(
  room: PlanRoom,
  args: { readonly nodeId: string; readonly hidden: boolean },
  ctx: CommandContext,
): Result<void> {
  if (!isRecordId(args.nodeId)) return refuse("id-invalid");
  const present = room.getSnapshot().nodes.get(args.nodeId)?.hidden ?? false;
  if (present === args.hidden) return ok();
  return commit(room, ctx, () => room.doc.getMap<unknown>("nodes").set(fieldKey(args.nodeId, HIDDEN_KEY), args.hidden));
}
