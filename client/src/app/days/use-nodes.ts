import { MARKETING_EVENTS, type NodeTable, nodeTableOf } from "@tongpin/domain/nodes";
import type { PlanState } from "@tongpin/workspace";
import { usePlanState } from "../hooks/use-plan.ts";

const tableOf = ({ nodes }: PlanState): NodeTable => nodeTableOf(nodes, MARKETING_EVENTS);

/**
 * The nodes this brand plans by: what ships, its own, without what it hides. The same object until they change. Not among
 * what `app/index.ts` offers: the table of nodes comes with the screens that show nodes, not with the first load.
 */
export function useNodes(): NodeTable {
  return usePlanState(tableOf);
}
