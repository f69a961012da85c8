import type { VideoId } from "@tongpin/domain/base";
import type { ScriptRoom } from "@tongpin/workspace";
import { useState } from "react";
import { useFormat, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconAlert, IconCheck } from "../../../ui/icons/index.ts";
import { useStanding } from "./use-standing.ts";
import type { StateDeeds } from "./use-state-deeds.ts";

interface ReopenDialogProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly deeds: StateDeeds;
  readonly onClose: () => void;
}

/** 修改 of what is final: what it will do, said before it is done. */
export function ReopenDialog({ videoId, room, deeds, onClose }: ReopenDialogProps) {
  const t = useT("standing");
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const { mark, approval } = useStanding(videoId, room);
  const round = mark?.round ?? 1;
  const start = async () => {
    setBusy(true);
    await deeds.reopen(round);
    setBusy(false);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("dialog.title", { round })}
      closeLabel={t("dialog.cancel")}
      width="small"
      footer={
        <>
          <Button onClick={onClose}>{t("dialog.cancel")}</Button>
          <Button tone="primary" disabled={busy} onClick={() => void start()}>
            {t("dialog.start", { next: round + 1 })}
          </Button>
        </>
      }
    >
      <ul className="flex flex-col gap-2 text-ui">
        <li className="flex gap-2">
          <IconCheck size={16} className="mt-0.5 shrink-0 text-ink-3" />
          {t("dialog.kept", { round })}
        </li>
        <li className="flex gap-2">
          <IconCheck size={16} className="mt-0.5 shrink-0 text-ink-3" />
          {t("dialog.opened", { next: round + 1 })}
        </li>
        {approval.type === "approved" || approval.type === "conditional" ? (
          <li className="flex gap-2 rounded-md bg-warn-soft px-2 py-1.5">
            <IconAlert size={16} className="mt-0.5 shrink-0 text-warn" />
            {t(`dialog.${approval.type}`, { name: approval.by.name, at: format.moment(approval.at) })}
          </li>
        ) : null}
      </ul>
    </Dialog>
  );
}
