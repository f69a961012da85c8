import type { VideoId } from "@tongpin/domain/base";
import type { ScriptRoom } from "@tongpin/workspace";
import { useFormat, useGo, useMembers, useT } from "../../../app/index.ts";
import { ApprovalChip } from "../../../app/item/approval-chip.tsx";
import { Button } from "../../../ui/button.tsx";
import { IconAlert, IconLock } from "../../../ui/icons/index.ts";
import { LATEST, NOW, pairAddress } from "../compare/compare-address.ts";
import { useStanding } from "./use-standing.ts";
import type { StateDeeds } from "./use-state-deeds.ts";

interface FinalBarProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly deeds: StateDeeds;
  readonly mayWrite: boolean;
  readonly onReopen: () => void;
}

/** 定稿 said plainly above the words: who, when, what it means; or that other words came beside it. */
export function FinalBar({ videoId, room, deeds, mayWrite, onReopen }: FinalBarProps) {
  const t = useT("standing");
  const format = useFormat();
  const go = useGo();
  const members = useMembers();
  const { mark, round, approval } = useStanding(videoId, room);
  if (mark === null || mark.type === "open") return null;
  const name = members.find(({ personId }) => personId === mark.by)?.name ?? t("somebody");
  const said = { name, at: format.moment(mark.at), round: mark.round };
  if (mark.type === "final") {
    return (
      <div
        role="status"
        className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-good-soft px-4 py-2"
      >
        <IconLock size={16} className="text-good" />
        <p className="min-w-0 flex-1 text-small">
          <strong className="font-semibold">{t("bar.final", said)}</strong>{" "}
          <span className="text-ink-2">{t("bar.locked")}</span>
        </p>
        <ApprovalChip approval={approval} />
        {mayWrite ? (
          <Button size="small" onClick={onReopen}>
            {t("reopen")}
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-warn-soft px-4 py-2"
    >
      <IconAlert size={16} className="text-warn" />
      <p className="min-w-0 flex-1 basis-60 text-small">
        <strong className="font-semibold">{t("bar.overtaken", said)}</strong>{" "}
        <span className="text-ink-2">{t("bar.overtakenNote")}</span>
      </p>
      <span className="flex flex-wrap gap-2">
        <Button
          size="small"
          onClick={() => go.query({ compare: pairAddress({ from: LATEST, to: NOW }) }, { push: true })}
        >
          {t("bar.compare")}
        </Button>
        {mayWrite ? (
          <Button size="small" tone="primary" onClick={deeds.finalise}>
            {t("finalise", { round })}
          </Button>
        ) : null}
      </span>
    </div>
  );
}
