import type { VideoId } from "@tongpin/domain/base";
import { bestTake, type Take } from "@tongpin/domain/shooting";
import { useRef, useState } from "react";
import { PersonChip, useFormat, useT } from "../../../app/index.ts";
import { IconButton } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Input } from "../../../ui/field.tsx";
import { IconCheck, IconRefresh, IconStar, IconStarFull, IconTrash } from "../../../ui/icons/index.ts";
import type { SetDeeds } from "./use-set-deeds.ts";

export interface TakeListProps {
  readonly videoId: VideoId;
  readonly takes: readonly Take[];
  readonly mayWrite: boolean;
  readonly deeds: SetDeeds;
}

/** The takes of a shot, the newest on top: what each was, the best one, a word for the editor. */
export function TakeList({ videoId, takes, mayWrite, deeds }: TakeListProps) {
  const t = useT("shooting");
  const best = bestTake(takes);
  if (takes.length === 0) return <p className="text-ink-3 text-ui">{t("takes.none")}</p>;
  return (
    <section aria-label={t("takes.label")} className="flex flex-col">
      <h2 className="flex items-baseline gap-2 pb-1 text-ink-2 text-small">
        {t("takes.count", { count: takes.length })}
        <span className="text-ink-3">
          {best ? t("takes.best", { take: takes.indexOf(best) + 1 }) : t("takes.noBest")}
        </span>
      </h2>
      <ol className="border-line border-t">
        {takes
          .map((take, index) => ({ take, number: index + 1 }))
          .reverse()
          .map(({ take, number }) => (
            <TakeRow
              key={take.id}
              take={take}
              number={number}
              isBest={take === best}
              videoId={videoId}
              mayWrite={mayWrite}
              deeds={deeds}
            />
          ))}
      </ol>
    </section>
  );
}

interface TakeRowProps extends Omit<TakeListProps, "takes"> {
  readonly take: Take;
  readonly number: number;
  readonly isBest: boolean;
}

function TakeRow({ take, number, isBest, videoId, mayWrite, deeds }: TakeRowProps) {
  const t = useT("shooting");
  const format = useFormat();
  return (
    <li data-take={number} className="flex flex-col gap-1 border-line border-b py-2">
      <div className="flex items-center gap-2">
        <span className="keep font-medium text-base">{t("takes.number", { take: number })}</span>
        {take.result === "good" ? (
          <Chip tone="good" icon={<IconCheck size={12} />}>
            {t("takes.good")}
          </Chip>
        ) : (
          <Chip tone="warn" icon={<IconRefresh size={12} />}>
            {t("takes.again")}
          </Chip>
        )}
        <span className="keep text-ink-3 text-small">{format.time(take.at)}</span>
        <PersonChip personId={take.by} nameless />
        <span className="flex-1" />
        <IconButton
          label={isBest ? t("takes.unstar", { take: number }) : t("takes.star", { take: number })}
          tip="left"
          icon={isBest ? <IconStarFull className="text-warn" /> : <IconStar />}
          pressed={isBest}
          disabled={!mayWrite}
          onClick={() => deeds.star(videoId, take)}
        />
        {mayWrite ? (
          <IconButton
            label={t("takes.remove", { take: number })}
            tip="left"
            icon={<IconTrash />}
            onClick={() => deeds.remove(videoId, take.id)}
          />
        ) : null}
      </div>
      {mayWrite || take.note ? (
        <TakeNote
          label={t("takes.note", { take: number })}
          note={take.note}
          disabled={!mayWrite}
          onWrite={(note) => deeds.note(videoId, take.id, note)}
        />
      ) : null}
    </li>
  );
}

interface TakeNoteProps {
  readonly label: string;
  readonly note: string;
  readonly disabled: boolean;
  readonly onWrite: (note: string) => void;
}

/** Stored with every letter, for a phone may go dark at any moment; never in the middle of a composition. */
function TakeNote({ label, note, disabled, onWrite }: TakeNoteProps) {
  const t = useT("shooting");
  const [draft, setDraft] = useState<string | null>(null);
  const composing = useRef(false);
  return (
    <Input
      aria-label={label}
      value={draft ?? note}
      placeholder={t("takes.notePlaceholder")}
      disabled={disabled}
      maxLength={2_000}
      enterKeyHint="done"
      onChange={(event) => {
        setDraft(event.target.value);
        if (!composing.current) onWrite(event.target.value);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        onWrite(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) event.currentTarget.blur();
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
