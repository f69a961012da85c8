import type { VideoId } from "@tongpin/domain/base";
import type { PinnedContent } from "@tongpin/domain/records";
import { differences } from "@tongpin/domain/review";
import { contentHash } from "@tongpin/workspace";
import { useMemo } from "react";
import { AppLink, refusalText, useFormat, usePaths, usePin, useT } from "../../app/index.ts";
import { ApprovalChip } from "../../app/item/approval-chip.tsx";
import { DifferenceList } from "../../app/item/difference-list.tsx";
import { ShortHash } from "../../app/item/short-hash.tsx";
import type { ContentApproval } from "../../app/item/use-approval.ts";
import { SkeletonLines } from "../../ui/skeleton.tsx";

/** Whether exactly what stands here is approved; if it was and is not any more, what changed since. */
export function ApprovalPanel({ videoId, facts }: { videoId: VideoId; facts: ContentApproval }) {
  const t = useT("publish");
  const tr = useT("review");
  const format = useFormat();
  const paths = usePaths();
  const { approval, hash, content } = facts;
  return (
    <section aria-label={t("approval")} className="flex flex-col gap-2 rounded-lg border border-line bg-raised p-4">
      <div className="flex items-center gap-2">
        <h2 className="flex-1 font-semibold text-base">{t("approval")}</h2>
        <ApprovalChip approval={approval} />
      </div>
      <p className="text-ink-2 text-small">{tr(`approval.meaning.${approval.type}`)}</p>
      {approval.type === "none" ? (
        <AppLink
          to={paths.video(videoId, "production")}
          className="self-start text-accent-text underline-offset-2 hover:underline"
        >
          {t("toSubmit")}
        </AppLink>
      ) : (
        <p className="text-ink-3 text-small">
          {t("answeredBy", { name: approval.by.name, at: format.moment(approval.at), round: approval.round })}
        </p>
      )}
      {approval.type === "conditional" ? <p className="whitespace-pre-wrap">{approval.reason}</p> : null}
      <p className="text-ink-3 text-small">
        {t("now")} <ShortHash hash={hash} />
      </p>
      {approval.type === "voided" ? <SinceApproval approved={approval.contentHash} content={content} /> : null}
    </section>
  );
}

function SinceApproval({ approved, content }: { approved: ContentApproval["hash"]; content: PinnedContent }) {
  const t = useT("publish");
  const tc = useT("common");
  const tr = useT("review");
  const pin = usePin(approved, contentHash);
  const changes = useMemo(() => (pin.type === "found" ? differences(pin.content, content) : []), [pin, content]);
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-3">
      <h3 className="font-medium">{t("changedSince")}</h3>
      {pin.type === "looking" ? <SkeletonLines label={tr("hindrance.looking")} /> : null}
      {pin.type === "missing" ? (
        <p className="text-ink-3 text-small">{tr("hindrance.missing", { why: refusalText(tc, pin.code) })}</p>
      ) : null}
      {pin.type === "forged" ? <p className="text-danger text-small">{tr("hindrance.forged")}</p> : null}
      {pin.type === "found" ? <DifferenceList differences={changes} /> : null}
    </div>
  );
}
