import type { CivilDate } from "@tongpin/domain/base";
import { addDays, civilDateOf, type DayMark, dayKind } from "@tongpin/domain/calendar";
import { type FormEvent, useState } from "react";
import { useFormat, useHolidayTable, useNow, useT } from "../../../app/index.ts";
import { DateField, useDayText } from "../../../app/item/dates/date-field.tsx";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Input } from "../../../ui/field.tsx";
import { IconTrash } from "../../../ui/icons/index.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { Row, Rows } from "../section.tsx";
import { Part } from "./part.tsx";
import type { CalendarData } from "./use-calendar-data.ts";
import { useWhoAndWhen } from "./years-part.tsx";

const MINUTE = 60_000;
const MAX_NAME = 40;

/** Days decided by hand: a company's own holiday, a Saturday that is worked after all. They count before every notice. */
export function MarksPart({ data }: { data: CalendarData }) {
  const t = useT("days");
  const marks = [...data.book.values()]
    .flatMap((entry) => (entry.type === "day" ? [entry] : []))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  return (
    <Part title={t("marks.title")} note={t("marks.note")}>
      {data.mayEdit ? <NewMark data={data} /> : null}
      {marks.length === 0 ? (
        <p className="border-line border-y py-3 text-ink-3">{t("marks.none")}</p>
      ) : (
        <Rows>
          {marks.map((mark) => (
            <MarkRow key={mark.date} mark={mark} data={data} />
          ))}
        </Rows>
      )}
    </Part>
  );
}

function NewMark({ data }: { data: CalendarData }) {
  const t = useT("days");
  const today = civilDateOf(useNow(MINUTE));
  const table = useHolidayTable();
  const [date, setDate] = useState<CivilDate>(() => addDays(today, 1));
  const [chosen, setChosen] = useState<"off" | "worked" | null>(null);
  const [name, setName] = useState("");
  const { kind } = dayKind(date, table);
  // What one would change about the day: a day of work becomes one off, and the other way round.
  const usual = kind === "work" || kind === "makeup" ? "off" : "worked";
  const verb = chosen ?? usual;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!data.mark(date, { isOffDay: verb === "off", name })) return;
    setChosen(null);
    setName("");
  };
  return (
    <form onSubmit={save} className="mb-3 flex flex-wrap items-center gap-2">
      <DateField label={t("marks.day")} value={date} onChange={(day) => day && setDate(day)} />
      <Segmented
        label={t("marks.becomes")}
        value={verb}
        options={[
          { value: "off", label: t("marks.off") },
          { value: "worked", label: t("marks.worked") },
        ]}
        onChange={setChosen}
      />
      <Input
        aria-label={t("marks.name")}
        placeholder={t("marks.namePlaceholder")}
        value={name}
        maxLength={MAX_NAME}
        onChange={(event) => setName(event.target.value)}
        className="max-w-48 flex-1"
      />
      <Button type="submit">{t("marks.add")}</Button>
    </form>
  );
}

function MarkRow({ mark, data }: { mark: DayMark; data: CalendarData }) {
  const t = useT("days");
  const format = useFormat();
  const dayText = useDayText(civilDateOf(useNow(MINUTE)));
  const whoAndWhen = useWhoAndWhen();
  return (
    <Row>
      <Chip tone={mark.isOffDay ? "good" : "warn"}>{t(mark.isOffDay ? "marks.off" : "marks.worked")}</Chip>
      <span className="keep font-medium">
        {dayText(mark.date)} {format.weekday(mark.date)}
      </span>
      <span className="min-w-0 flex-1 truncate text-ink-2">{mark.name}</span>
      <span className="text-ink-3 text-small">{whoAndWhen(mark)}</span>
      {data.mayEdit ? (
        <IconButton
          size="small"
          tip="left"
          label={t("marks.clear", { day: format.day(mark.date) })}
          icon={<IconTrash size={14} />}
          onClick={() => data.unmark(mark.date)}
        />
      ) : null}
    </Row>
  );
}
