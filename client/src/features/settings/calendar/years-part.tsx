import type { PersonId } from "@tongpin/domain/base";
import { civilDateOf, type HolidayNotice, STATUTORY_NOTICES } from "@tongpin/domain/calendar";
import { useFormat, useHolidayTable, useMembers, useNow, useT } from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { IconTrash } from "../../../ui/icons/index.ts";
import { Row, Rows } from "../section.tsx";
import { Part } from "./part.tsx";
import type { CalendarData } from "./use-calendar-data.ts";

const DAY = 86_400_000;
/** Planned that far ahead; a year further on nobody has a notice. */
const YEARS_AHEAD = 2;
const SHIPPED = new Set(STATUTORY_NOTICES.map(({ year }) => year));

/** The years of days off: what ships, what the brand brought in, and which are not announced yet. */
export function YearsPart({ data, onImport }: { data: CalendarData; onImport: () => void }) {
  const t = useT("days");
  const table = useHolidayTable();
  const thisYear = Number(civilDateOf(useNow(DAY)).slice(0, 4));
  const ahead = Array.from({ length: YEARS_AHEAD + 1 }, (_, index) => thisYear + index);
  const years = [...new Set([...table.years, ...ahead])].sort((a, b) => b - a);
  return (
    <Part title={t("years.title")} note={t("years.note")}>
      <Rows>
        {years.map((year) => (
          <YearRow
            key={year}
            year={year}
            notice={table.notices.find((one) => one.year === year) ?? null}
            data={data}
            onImport={onImport}
          />
        ))}
      </Rows>
    </Part>
  );
}

function YearRow({
  year,
  notice,
  data,
  onImport,
}: {
  year: number;
  notice: HolidayNotice | null;
  data: CalendarData;
  onImport: () => void;
}) {
  const t = useT("days");
  const whoAndWhen = useWhoAndWhen();
  const kept = data.book.get(String(year));
  const count = (isOffDay: boolean) => notice?.days.filter((day) => day.isOffDay === isOffDay).length ?? 0;
  return (
    <Row>
      <span className="w-14 shrink-0 font-medium tabular-nums">{year}</span>
      {notice === null ? (
        <>
          <Chip tone="warn">{t("years.provisional")}</Chip>
          <span className="min-w-0 flex-1 text-ink-2 text-small max-sm:basis-full max-sm:order-last">
            {t("years.provisionalNote")}
          </span>
          <Button size="small" disabled={!data.mayEdit} onClick={onImport}>
            {t("years.import", { year })}
          </Button>
        </>
      ) : (
        <>
          <span className="keep text-ink-2 text-small">
            {t("years.counts", { off: count(true), worked: count(false) })}
          </span>
          <span className="min-w-0 flex-1 truncate text-ink-3 text-small" title={notice.papers.join("\n")}>
            {kept?.type === "year" ? whoAndWhen(kept) : t("years.shipped")}
            {notice.papers[0] ? ` · ${notice.papers[0]}` : ""}
          </span>
          {kept && data.mayEdit ? (
            <IconButton
              size="small"
              tip="left"
              label={t(SHIPPED.has(year) ? "years.backToShipped" : "years.forget", { year })}
              icon={<IconTrash size={14} />}
              onClick={() => data.forget(year)}
            />
          ) : null}
        </>
      )}
    </Row>
  );
}

/** “林夏，11月22日 14:30” */
export function useWhoAndWhen(): (entry: { readonly by: PersonId; readonly at: number }) => string {
  const t = useT("days");
  const tc = useT("common");
  const format = useFormat();
  const members = useMembers();
  return ({ by, at }) =>
    t("whoAndWhen", {
      who: members.find(({ personId }) => personId === by)?.name ?? tc("formerMember"),
      when: format.moment(at),
    });
}
