import { useRef } from "react";
import { useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import type { CampaignMoves } from "./use-campaign-moves.ts";

/** Asked once: whether the videos of a moved campaign go with it. */
export function AskVideos({ moves: { asking, answer } }: { moves: Pick<CampaignMoves, "asking" | "answer"> }) {
  const t = useT("strip");
  const tc = useT("common");
  const follow = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={asking !== null}
      onOpenChange={(open) => {
        if (!open) answer(null);
      }}
      width="small"
      title={t("ask.title", { name: asking?.campaign.name ?? "", videos: asking?.videos ?? 0 })}
      description={t("ask.note")}
      closeLabel={tc("close")}
      initialFocus={follow}
      footer={
        <>
          <Button onClick={() => answer("stay")}>{t("ask.stay")}</Button>
          <Button ref={follow} tone="primary" onClick={() => answer("follow")}>
            {t("ask.follow", { videos: asking?.videos ?? 0 })}
          </Button>
        </>
      }
    />
  );
}
