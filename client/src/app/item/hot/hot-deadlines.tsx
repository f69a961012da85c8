import type { Instant } from "@tongpin/domain/base";
import { hotChain, publishBy } from "@tongpin/domain/hot";
import type { Video } from "@tongpin/domain/video";
import { Chip } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { IconCheckCircle } from "../../../ui/icons/index.ts";
import { useFormat } from "../../hooks/use-format.ts";
import { useT } from "../../hooks/use-t.ts";

type ChainFacts = Pick<Video, "hot" | "planDate" | "planTime" | "stage">;

/** The shortened way of a hot topic, step by step by the clock, instead of the one counted in working days. */
export function HotDeadlines({ video, now }: { video: ChainFacts; now: Instant }) {
  const t = useT("hot");
  const tc = useT("common");
  const format = useFormat();
  const end = publishBy(video);
  return (
    <section aria-label={t("dialog.chain")} className="flex flex-col gap-1">
      <h3 className="text-ink-2 text-small">{t("dialog.chain")}</h3>
      <ol className="border-line border-t">
        {hotChain(video, now).map(({ step, at, done, isLate }) => (
          <li key={step} className="flex min-h-row items-center gap-2 border-line border-b">
            <span className={classNames("flex-1", done && "text-ink-3")}>{tc(`deadlineSteps.${step}`)}</span>
            {done ? (
              <Chip tone="good" icon={<IconCheckCircle size={12} />}>
                {t("done")}
              </Chip>
            ) : null}
            <time className={classNames("tabular-nums", isLate ? "text-danger" : "text-ink-2")}>
              {isLate ? t("lateAt", { at: format.moment(at) }) : format.moment(at)}
            </time>
          </li>
        ))}
        {end === null ? null : (
          <li className="flex min-h-row items-center justify-between">
            <span>{t("dialog.out")}</span>
            <time className="text-ink-2 tabular-nums">{format.moment(end)}</time>
          </li>
        )}
      </ol>
      <p className="text-ink-3 text-mini">{t("dialog.note")}</p>
    </section>
  );
}
