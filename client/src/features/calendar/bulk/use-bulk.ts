import type { VideoId } from "@tongpin/domain/base";
import type { Video } from "@tongpin/domain/video";
import { changeVideos, duplicateVideos, takeBack, type VideoChange, type VideoCopy } from "@tongpin/workspace";
import { useState } from "react";
import { announce, refusalText, useCommands, useT, useToast } from "../../../app/index.ts";
import type { Desk } from "../moving/desk.ts";
import type { Calendar } from "../use-calendar.ts";
import { type BulkDeed, type BulkPlan, planBulk } from "./plan-bulk.ts";

export interface Bulk {
  /** Waits to be agreed to: it breaks something, leaves something out, or changes days. */
  readonly proposed: BulkPlan | null;
  /** Copies whose briefs are still to be carried over. */
  readonly copies: readonly VideoCopy[];
  propose(deed: BulkDeed): void;
  agree(): void;
  cancel(): void;
}

/** Does one thing to all chosen videos: one step to take back, and what it breaks is said before (C12). */
export function useBulk(calendar: Calendar, desk: Desk): Bulk {
  const t = useT("moves");
  const tc = useT("common");
  const commands = useCommands();
  const toast = useToast();
  const [proposed, setProposed] = useState<BulkPlan | null>(null);
  const [copies, setCopies] = useState<readonly VideoCopy[]>([]);
  const { room } = calendar;

  function fail(code: string) {
    toast.error({ what: t("bulk.failed"), safe: t("bulk.unchanged"), todo: refusalText(tc, code) });
  }

  /** Takes the step back as far as nobody has decided otherwise since. */
  function undoOf(changes: readonly VideoChange[], before: ReadonlyMap<VideoId, Video>) {
    return () => {
      if (!room) return;
      changeVideos(room, { changes: takeBack(changes, before, room.getSnapshot().videos) }, commands());
    };
  }

  function duplicate(plan: BulkPlan) {
    if (!room || plan.deed.type !== "duplicate") return;
    const { channelId } = plan.deed;
    const made = duplicateVideos(room, { videoIds: plan.videos.map(({ id }) => id), channelId }, commands());
    if (!made.ok) return fail(made.error.code);
    setCopies((waiting) => [...waiting, ...made.value]);
    const message = t("bulk.done.duplicate", { count: made.value.length });
    announce(message);
    toast.undo(message, () => {
      const context = commands();
      const changes = made.value.map(({ to }) => ({ videoId: to, patch: { removedAt: context.now } }));
      changeVideos(room, { changes }, context);
    });
  }

  function perform(plan: BulkPlan) {
    setProposed(null);
    if (!room) return;
    if (plan.deed.type === "duplicate") return duplicate(plan);
    const before = room.getSnapshot().videos;
    const done = changeVideos(room, { changes: plan.changes }, commands());
    if (!done.ok) return fail(done.error.code);
    const message = t(`bulk.done.${plan.deed.type}`, { count: plan.changes.length });
    announce(message);
    toast.undo(message, undoOf(plan.changes, before));
    if (plan.deed.type === "remove") desk.clear();
  }

  return {
    proposed,
    copies,
    propose(deed) {
      const plan = planBulk(calendar, desk.selected(), deed, commands().now);
      const asks =
        deed.type === "shift" || deed.type === "duplicate" || plan.broken.length > 0 || plan.skipped.length > 0;
      if (asks) setProposed(plan);
      else perform(plan);
    },
    agree() {
      if (proposed) perform(proposed);
    },
    cancel: () => setProposed(null),
  };
}
