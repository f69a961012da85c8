import type { VideoId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import type { ShotClash } from "@tongpin/workspace";
import { useId, useState } from "react";
import { AppLink, usePaths, useT } from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Textarea } from "../../../ui/field.tsx";
import { IconChevronLeft, IconChevronRight, IconTrash } from "../../../ui/icons/index.ts";
import { cellPatch, cellText, SHOT_COLUMNS, type ShotColumnInfo } from "../core/shot-columns.ts";
import { linkOf, type RowIndex } from "../core/shot-sums.ts";
import { ClashAnswers } from "./clash-popover.tsx";
import type { ShotCommands } from "./use-shot-commands.ts";

interface ShotSheetProps {
  readonly videoId: VideoId;
  readonly shots: readonly Shot[];
  readonly clashes: readonly ShotClash[];
  /** Place of the opened shot, -1 for none. */
  readonly index: number;
  readonly rows: RowIndex;
  readonly commands: ShotCommands;
  readonly mayWrite: boolean;
  readonly onGo: (index: number) => void;
  readonly onClose: () => void;
}

const isSmall = ({ short, choices }: ShotColumnInfo): boolean => short || choices;

/** Short answers side by side on top, then what is written out. */
const SHEET_COLUMNS = [...SHOT_COLUMNS.filter(isSmall), ...SHOT_COLUMNS.filter((column) => !isSmall(column))];

/** One shot on a phone: every field, and the neighbours one tap away. */
export function ShotSheet({ videoId, shots, clashes, index, rows, commands, mayWrite, onGo, onClose }: ShotSheetProps) {
  const t = useT("shots");
  const paths = usePaths();
  const shot = shots[index];
  if (!shot) return null;
  const link = linkOf(shot, rows);
  const own = clashes.filter(({ shotId }) => shotId === shot.id);
  const clashing = [...new Set(own.map(({ field }) => field))];
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("shotTitle", { shot: shot.number })}
      closeLabel={t("close")}
      footer={
        <>
          {mayWrite ? (
            <IconButton
              label={t("remove", { count: 1 })}
              icon={<IconTrash />}
              className="mr-auto"
              onClick={() => {
                commands.remove([shot.id]);
                onClose();
              }}
            />
          ) : null}
          <IconButton
            label={t("previous")}
            icon={<IconChevronLeft />}
            disabled={index === 0}
            onClick={() => onGo(index - 1)}
          />
          <IconButton
            label={t("next")}
            icon={<IconChevronRight />}
            disabled={index === shots.length - 1}
            onClick={() => onGo(index + 1)}
          />
        </>
      }
    >
      {link.type === "changed" ? (
        <div className="mb-3 flex flex-wrap items-center gap-2 rounded-md bg-warn-soft p-3 text-ui">
          <span className="min-w-0 flex-1 text-warn">{t("rowChangedHint", { place: link.place })}</span>
          {mayWrite ? (
            <>
              <Button onClick={() => commands.acceptRow(shot)}>{t("acceptRow")}</Button>
              <Button tone="quiet" onClick={() => commands.keepShot(shot, link.row)}>
                {t("keepShot")}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      {clashing.map((field) => (
        <section
          key={field}
          aria-label={t("clashTitle", { shot: shot.number, column: t(`columns.${field}`) })}
          className="mb-3 rounded-md bg-warn-soft p-3"
        >
          <h3 className="mb-2 font-medium text-ui text-warn">
            {t("clashTitle", { shot: shot.number, column: t(`columns.${field}`) })}
          </h3>
          <ClashAnswers
            shot={shot}
            field={field}
            clashes={own.filter((clash) => clash.field === field)}
            mayWrite={mayWrite}
            onChoose={(keep) => commands.settle(shot.id, field, keep)}
          />
        </section>
      ))}
      <div className="grid grid-cols-3 gap-x-3 gap-y-2.5">
        {SHEET_COLUMNS.map((column) => (
          <SheetField
            key={`${shot.id} ${column.name}`}
            shot={shot}
            column={column}
            commands={commands}
            mayWrite={mayWrite}
          />
        ))}
      </div>
      {link.type === "same" || link.type === "changed" ? (
        <AppLink
          to={paths.video(videoId, "script")}
          query={{ row: link.row.id }}
          className="mt-3 inline-flex min-h-control items-center text-accent-text text-ui"
        >
          {t("rowPlaceHint", { place: link.place })}
        </AppLink>
      ) : null}
    </Dialog>
  );
}

interface SheetFieldProps {
  readonly shot: Shot;
  readonly column: ShotColumnInfo;
  readonly commands: ShotCommands;
  readonly mayWrite: boolean;
}

/** One field; saved on leaving. Usual answers stand in a list the phone itself offers. */
function SheetField({ shot, column, commands, mayWrite }: SheetFieldProps) {
  const t = useT("shots");
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const text = cellText(shot, column.name);
  const shown = draft ?? text;
  const patch = cellPatch(column.name, shown);
  const save = () => {
    if (draft !== null && patch && draft !== text) commands.edit([{ id: shot.id, patch }]);
    if (patch) setDraft(null);
  };
  const shared = {
    id,
    value: shown,
    disabled: !mayWrite,
    onBlur: save,
    "aria-invalid": patch ? undefined : true,
  } as const;
  const choices = column.choices ? t(`choices.${column.name}`).split("|") : [];
  return (
    <div className={isSmall(column) ? "flex min-w-0 flex-col gap-1" : "col-span-3 flex flex-col gap-1"}>
      <label htmlFor={id} className="text-ink-2 text-small">
        {t(`columns.${column.name}`)}
      </label>
      {isSmall(column) ? (
        <input
          {...shared}
          list={choices.length > 0 ? `${id}-choices` : undefined}
          inputMode={column.name === "seconds" ? "decimal" : undefined}
          onChange={(event) => setDraft(event.target.value)}
          className="h-control w-full min-w-0 rounded-md border border-line-strong bg-raised px-2 text-script aria-invalid:border-danger"
        />
      ) : (
        <Textarea {...shared} rows={shown.length > 24 ? 3 : 1} onChange={(event) => setDraft(event.target.value)} />
      )}
      {choices.length > 0 ? (
        <datalist id={`${id}-choices`}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      ) : null}
      {patch ? null : <p className="text-danger text-small">{t("secondsWrong")}</p>}
    </div>
  );
}
