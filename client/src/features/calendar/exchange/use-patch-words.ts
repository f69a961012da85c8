import type { PlanColumn, PlanPatch } from "@tongpin/domain/plan-sheet";
import { useMembers, usePlan, useT } from "../../../app/index.ts";

export interface PatchWord {
  readonly column: PlanColumn;
  readonly text: string;
}

const MOST = 60;

/** What a row says, as people read it: names instead of ids, in the order of the columns. */
export function usePatchWords(): (patch: PlanPatch) => readonly PatchWord[] {
  const tc = useT("common");
  const { state } = usePlan();
  const people = useMembers();
  return (patch) => {
    const campaigns = [...state.campaigns.values()];
    const phase = campaigns.flatMap(({ phases }) => phases).find(({ id }) => id === patch.phaseId);
    const words: readonly (readonly [PlanColumn, string | null | undefined])[] = [
      ["date", patch.planDate],
      ["time", patch.planTime],
      ["channel", patch.channelId ? state.channels.get(patch.channelId)?.name : null],
      ["title", patch.title],
      ["owner", people.find(({ personId }) => personId === patch.ownerId)?.name],
      ["stage", patch.stage ? tc(`stages.${patch.stage}`) : null],
      ["campaign", campaigns.find(({ id }) => id === patch.campaignId)?.name],
      ["phase", phase ? phase.name || tc(`phases.${phase.kind}`) : null],
      ["promise", patch.promiseDate],
      ["score", patch.score === undefined || patch.score === null ? null : String(patch.score)],
      ["note", patch.note?.slice(0, MOST)],
    ];
    return words.flatMap(([column, text]) => (text ? [{ column, text }] : []));
  };
}
