import type { RollUpItem } from "@tongpin/domain/shooting";
import { useT } from "../../../app/index.ts";
import type { SheetPlan } from "./sheet-plan.ts";
import { isMixed, type SheetWords, shotNumbers } from "./sheet-text.ts";

/** 服化道 and 演员 as the shots ask for them: to change one, change its shot. */
export function RollUps({ plan, words }: { plan: SheetPlan; words: SheetWords }) {
  const t = useT("shooting");
  const mixed = isMixed(plan.blocks);
  const lists: readonly (readonly [string, readonly RollUpItem[]])[] = [
    ["propsTitle", plan.props],
    ["castTitle", plan.cast],
  ];
  return (
    <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
      {lists.map(([key, items]) => (
        <section key={key} aria-label={t(key)} className="flex min-w-0 flex-col gap-1">
          <h2 className="font-semibold text-base">{t(key)}</h2>
          {items.length === 0 ? (
            <p className="text-ink-3 text-small">{t(`${key}Empty`)}</p>
          ) : (
            <ul className="border-line border-t">
              {items.map(({ name, shots }) => (
                <li key={name} className="flex min-h-row items-baseline gap-3 border-line border-b py-1.5">
                  <span className="min-w-0 flex-1">{name}</span>
                  <span className="max-w-[60%] text-end text-ink-3 text-small">
                    {t("forShots", { numbers: shotNumbers(shots, mixed, words) })}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
