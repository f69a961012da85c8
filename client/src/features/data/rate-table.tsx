import { COMPUTED_RATES, RATE_NAMES, type RateDefinition, type RateName } from "@tongpin/domain/metrics";
import { useT } from "../../app/index.ts";
import { Chip, type Tone } from "../../ui/chip.tsx";
import { IconInfo } from "../../ui/icons/index.ts";
import { Tooltip } from "../../ui/tooltip.tsx";
import type { RateCell } from "./figure-table.ts";
import { computedRateText } from "./read-figure.ts";
import type { FigureView } from "./use-figures.ts";

/** Rates with how they are made, each above the account's own median and how many videos it rests on (D4). */
export function RateTable({ view }: { view: FigureView }) {
  const t = useT("data");
  const { columns, rates } = view;
  return (
    <table className="w-full table-fixed border-collapse text-ui">
      <caption className="pb-1 text-start">
        <span className="inline-flex items-center gap-1.5">
          <span className="font-semibold">{t("rates.title")}</span>
          <Tooltip
            trigger={
              <button
                type="button"
                aria-label={t("rates.about")}
                className="flex size-control-sm items-center justify-center rounded-md text-ink-3 hover:text-ink"
              >
                <IconInfo size={14} />
              </button>
            }
          >
            {t("rates.baseline")}
          </Tooltip>
        </span>
      </caption>
      <colgroup>
        <col className="w-20 sm:w-56" />
      </colgroup>
      <thead>
        <tr className="border-line border-b">
          <th scope="col" className="text-start font-normal">
            <span className="sr-only">{t("rates.rate")}</span>
          </th>
          {columns.map(({ days }) => (
            <th key={days} scope="col" className="p-1 text-end font-medium">
              {t("checkpoint", { days })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {RATE_NAMES.map((rate) => (
          <tr key={rate} className="border-line border-b align-top hover:bg-hover">
            <th scope="row" className="py-1.5 text-start font-normal">
              <span className="block text-ink-2">{t(`rate.${rate}`)}</span>
              <Definition rate={rate} />
            </th>
            {columns.map(({ days }) => {
              const cell = rates.get(days)?.[rate];
              return (
                <td key={days} className="py-1.5 ps-1 pe-1 text-end">
                  {cell ? <Rate cell={cell} /> : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How the rate is made, printed from the very definition it is computed by. */
function Definition({ rate }: { rate: RateName }) {
  const t = useT("data");
  if (rate === "completion" || rate === "completion5s")
    return <span className="block text-ink-3 text-mini">{t("rates.reported")}</span>;
  const { of, per }: RateDefinition = COMPUTED_RATES[rate];
  const sum = of.map((field) => t(`fields.${field}`)).join(t("rates.plus"));
  return (
    <span className="block text-ink-3 text-mini leading-tight">
      {t(of.length > 1 ? "rates.sumPer" : "rates.per", { sum, per: t(`fields.${per}`) })}
    </span>
  );
}

const VERDICTS: Readonly<Record<"above" | "below", Tone>> = { above: "good", below: "warn" };

/** The value, the median under it; a word only when it leaves the account's own middle half. */
function Rate({ cell: { value, baseline, verdict } }: { cell: RateCell }) {
  const t = useT("data");
  if (value === null) return <span className="text-ink-3">-</span>;
  return (
    <>
      <span className="block">{computedRateText(value)}</span>
      {baseline && baseline.median !== null ? (
        <span className="block text-ink-3 text-mini leading-tight">
          <span className="keep">{t("rates.median", { median: computedRateText(baseline.median) })}</span>{" "}
          <span className="keep">{t("rates.count", { n: baseline.n })}</span>
        </span>
      ) : null}
      {verdict?.type === "above" || verdict?.type === "below" ? (
        <Chip tone={VERDICTS[verdict.type]}>{t(`verdict.${verdict.type}`)}</Chip>
      ) : null}
    </>
  );
}
