import { useFormat, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useWarningText } from "../moving/use-warning-text.ts";
import type { Calendar } from "../use-calendar.ts";
import type { BulkPlan, SkipReason } from "./plan-bulk.ts";

/** More than anybody reads; the count says how many there are. */
const LISTED = 40;
const REASONS: readonly SkipReason[] = ["no-day", "decided", "same"];

export interface BulkDialogProps {
  readonly calendar: Calendar;
  readonly plan: BulkPlan;
  onAgree(): void;
  onCancel(): void;
}

/** What a change of many videos will do, what it leaves as it is and what it breaks, before it is done (C12). */
export function BulkDialog({ calendar, plan, onAgree, onCancel }: BulkDialogProps) {
  const t = useT("moves");
  const tc = useT("common");
  const format = useFormat();
  const say = useWarningText(calendar.nodes);
  const { deed, videos, skipped, broken } = plan;
  const count = videos.length;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onCancel()}
      title={t(`bulk.ask.${deed.type}`, { count })}
      {...(deed.type === "duplicate" ? { description: t("bulk.copied") } : {})}
      closeLabel={tc("close")}
      footer={
        <>
          <Button tone="quiet" onClick={onCancel}>
            {t("bulk.cancel")}
          </Button>
          <Button tone="primary" disabled={count === 0} onClick={onAgree}>
            {t(`bulk.agree.${deed.type}`, { count })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {broken.length === 0 ? (
          <p className="text-good text-ui">{t("bulk.breaksNothing")}</p>
        ) : (
          <section aria-label={t("bulk.breaks", { count: broken.length })}>
            <h3 className="font-medium text-small text-warn">{t("bulk.breaks", { count: broken.length })}</h3>
            <ul className="mt-1 flex flex-col">
              {broken.slice(0, LISTED).map(({ video, warnings }) => (
                <li key={video.id} className="border-line border-b py-1 last:border-b-0">
                  <span className="font-medium">{video.title}</span>
                  {video.planDate === null ? null : (
                    <span className="keep ml-2 text-ink-3 text-small">{format.day(video.planDate)}</span>
                  )}
                  <span className="block text-small text-warn">{warnings.map(say).join(" · ")}</span>
                </li>
              ))}
            </ul>
            {broken.length > LISTED ? (
              <p className="text-ink-3 text-small">{t("bulk.more", { count: broken.length - LISTED })}</p>
            ) : null}
          </section>
        )}
        {skipped.length === 0 ? null : (
          <ul className="text-ink-2 text-small">
            {REASONS.map((why) => ({ why, count: skipped.filter((one) => one.why === why).length }))
              .filter((reason) => reason.count > 0)
              .map((reason) => (
                <li key={reason.why}>{t(`bulk.skip.${reason.why}`, { count: reason.count })}</li>
              ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
