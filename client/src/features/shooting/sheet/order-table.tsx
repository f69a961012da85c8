import type { CallSheet } from "@tongpin/domain/shooting";
import type { ReactNode } from "react";
import { AppLink, ShotStateChip, usePaths, useT } from "../../../app/index.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import type { SheetPlan } from "./sheet-plan.ts";
import { isMixed, minutesText, momentText, type SheetWords } from "./sheet-text.ts";

export interface OrderTableProps {
  readonly sheet: CallSheet;
  readonly plan: SheetPlan;
  readonly words: SheetWords;
  readonly action: ReactNode;
}

/** 拍摄顺序: scene by scene with its clock, each shot one tap from the set. */
export function OrderTable({ sheet, plan, words, action }: OrderTableProps) {
  const t = useT("shooting");
  const paths = usePaths();
  const mixed = isMixed(plan.blocks);
  return (
    <section aria-label={t("orderTitle")} className="flex flex-col gap-2">
      <header className="flex items-center gap-3">
        <h2 className="flex-1 font-semibold text-base">{t("orderTitle")}</h2>
        {action}
      </header>
      {plan.count === 0 ? (
        <EmptyState title={t("noShots")} note={t("noShotsNote")} className="border-line border-y" />
      ) : (
        <ol className="flex flex-col gap-4">
          {plan.blocks.map(({ scene, shots }, index) => {
            const times = plan.estimate.blocks[index];
            return (
              <li key={scene} data-scene={scene}>
                <h3 className="flex flex-wrap items-baseline gap-x-3 border-line-strong border-b pb-1 text-ui">
                  <span className="keep w-14 text-ink-2">{times?.from ? momentText(times.from, words) : "–"}</span>
                  <span className="font-semibold">{scene || t("noScene")}</span>
                  <span className="font-normal text-ink-3 text-small">
                    {t("sceneFacts", { count: shots.length, span: minutesText(times?.minutes ?? 0, words) })}
                  </span>
                </h3>
                <ul>
                  {shots.map(({ videoId, shot }) => (
                    <li key={`${videoId} ${shot.id}`} className="border-line border-b">
                      <AppLink
                        to={paths.onSetDay(sheet.id)}
                        query={{ shot: shot.id }}
                        className="flex min-h-row items-center gap-3 px-1 py-1.5 hover:bg-hover"
                      >
                        <span className="w-10 shrink-0 font-medium">{shot.number || "–"}</span>
                        <span className="flex min-w-0 flex-1 flex-col sm:flex-row sm:items-center sm:gap-3">
                          <span className="shrink-0 truncate text-ink-2 text-small sm:w-36">
                            {[shot.size, shot.movement].filter(Boolean).join(" · ")}
                          </span>
                          <span className="min-w-0 flex-1 truncate">{shot.line || shot.picture || "–"}</span>
                          {mixed ? (
                            <span className="truncate text-ink-3 text-small sm:w-40">{words.titleOf(videoId)}</span>
                          ) : null}
                        </span>
                        {shot.status === "open" ? null : <ShotStateChip status={shot.status} />}
                      </AppLink>
                    </li>
                  ))}
                </ul>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
