import type { CallSheetId, CivilDate, CivilTime, VideoId } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import { useMemo, useState } from "react";
import { usePlan, useScripts, useT } from "../../../app/index.ts";
import { DateField } from "../../../app/item/dates/date-field.tsx";
import { TimeField } from "../../../app/item/dates/time-field.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, Input } from "../../../ui/field.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { candidates } from "../sheet/shot-picker.tsx";
import type { SheetDeeds } from "../sheet/use-sheet-deeds.ts";

export interface NewDayProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly today: CivilDate;
  readonly deeds: SheetDeeds;
  readonly onMade: (id: CallSheetId) => void;
}

/** A day, a time, and which videos: all their shots that are still to be taken are put on it. */
export function NewDay({ open, onOpenChange, ...rest }: NewDayProps) {
  const t = useT("shooting");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("new.title")}
      description={t("new.note")}
      closeLabel={t("close")}
    >
      {open ? <DayForm onClose={() => onOpenChange(false)} {...rest} /> : null}
    </Dialog>
  );
}

const USUAL_MEETING = "08:00" as CivilTime;

function DayForm({
  onClose,
  today,
  deeds,
  onMade,
}: Omit<NewDayProps, "open" | "onOpenChange"> & { onClose: () => void }) {
  const t = useT("shooting");
  const { state } = usePlan();
  const [date, setDate] = useState(() => addDays(today, 1));
  const [meetTime, setMeetTime] = useState<CivilTime | null>(USUAL_MEETING);
  const [title, setTitle] = useState("");
  const [meetPlace, setMeetPlace] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<VideoId>>(new Set());
  const [listed] = useState(() => candidates(state.videos.values(), new Set()));
  const scripts = useScripts(useMemo(() => [...chosen], [chosen]));
  const isReading = [...chosen].some((id) => !scripts.has(id));
  const shots = [...chosen].flatMap((videoId) =>
    (scripts.get(videoId)?.state.shots ?? [])
      .filter(({ status }) => status === "open" || status === "retake")
      .map(({ id }) => ({ videoId, shotId: id })),
  );
  const make = () => {
    const id = deeds.create({ date, meetTime, title: title.trim(), meetPlace: meetPlace.trim(), shots });
    if (id === null) return;
    onClose();
    onMade(id);
  };
  return (
    <div className="flex flex-col gap-4 pb-2">
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <div className="flex flex-col items-start gap-1">
          <span className="text-ink-2 text-small">{t("date")}</span>
          <DateField label={t("date")} value={date} onChange={(day) => day && setDate(day)} />
        </div>
        <div className="flex flex-col items-start gap-1">
          <span className="text-ink-2 text-small">{t("meetTime")}</span>
          <TimeField label={t("meetTime")} value={meetTime} onChange={setMeetTime} />
        </div>
        <Field label={t("meetPlace")} className="min-w-48 flex-1">
          {(control) => (
            <Input
              {...control}
              value={meetPlace}
              maxLength={500}
              onChange={(event) => setMeetPlace(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label={t("title")}>
        {(control) => (
          <Input
            {...control}
            value={title}
            maxLength={200}
            placeholder={t("titlePlaceholder")}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <fieldset>
        <legend className="pb-1 text-ink-2 text-small">{t("new.videos")}</legend>
        {listed.length === 0 ? <p className="text-ink-3 text-ui">{t("pick.noVideos")}</p> : null}
        <ul className="scroll-y max-h-60 border-line border-y">
          {listed.map((video) => (
            <li key={video.id} className="px-1">
              <Checkbox
                checked={chosen.has(video.id)}
                onChange={(on) =>
                  setChosen(on ? new Set([...chosen, video.id]) : new Set([...chosen].filter((id) => id !== video.id)))
                }
                className="min-h-row max-w-full [&_label]:truncate"
              >
                {video.title}
              </Checkbox>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="flex items-center justify-end gap-2">
        <span aria-live="polite" className="mr-auto text-ink-2 text-small">
          {chosen.size === 0 ? t("new.later") : t("new.shots", { count: shots.length })}
        </span>
        <Button tone="quiet" onClick={onClose}>
          {t("new.cancel")}
        </Button>
        <Button tone="primary" disabled={isReading} onClick={make}>
          {t("new.create")}
        </Button>
      </div>
    </div>
  );
}
