import type { Refusal } from "@tongpin/domain/base";
import { applyCleanUps, type Cue, type CueProblem, findCleanUps, rowsOfCues } from "@tongpin/domain/exchange";
import type { ScriptRoom } from "@tongpin/workspace";
import { useMemo, useState } from "react";
import { announce, useCommands, useFormat, useT, useToast } from "../../../app/index.ts";
import { CleanUpList, type PlacedCleanUp } from "../../../app/item/clean-up/clean-up-list.tsx";
import { FailureNote } from "../../../app/item/failure-note.tsx";
import { FileButton } from "../../../app/item/file-button.tsx";
import { troubleOf } from "../../../app/item/trouble-of.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconAlert, IconUpload } from "../../../ui/icons/index.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { type CueTerms, insertCues } from "./insert-cues.ts";
import { type ReadSubtitles, readSubtitles } from "./read-subtitles.ts";

/** 导入字幕: a file is read and shown; rows are made of it when somebody says so, and taken back in one step. */
export function SubtitleImport({ room, onClose }: { readonly room: ScriptRoom; readonly onClose: () => void }) {
  const t = useT("exchange");
  const toast = useToast();
  const context = useCommands();
  const [read, setRead] = useState<ReadSubtitles | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [terms, setTerms] = useState<CueTerms>({ into: "voice", keepTimes: true });

  const choose = async (file: File) => {
    const answer = await readSubtitles(file);
    setRefusal(answer.ok ? null : answer.error);
    setRead(answer.ok ? answer.value : null);
  };
  const insert = () => {
    if (!read) return;
    const done = insertCues(room, read.cues, terms, context);
    if (!done.ok) return setRefusal(done.error);
    const words = t("srt.inserted", { count: read.cues.length });
    toast.undo(words, done.value);
    announce(words);
    onClose();
  };
  const count = read?.cues.length ?? 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("srt.title")}
      description={t("srt.note")}
      closeLabel={t("close")}
      width="large"
      footer={
        <>
          <Button tone="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <FileButton icon={<IconUpload size={14} />} accept=".srt,.vtt,.txt" onFile={(file) => void choose(file)}>
            {read ? t("chooseOther") : t("choose")}
          </FileButton>
          {count > 0 ? (
            <Button tone="primary" onClick={insert}>
              {t("srt.insert", { count })}
            </Button>
          ) : null}
        </>
      }
    >
      {refusal ? <FailureNote trouble={troubleOf(t, "failed", refusal)} /> : null}
      {read ? <Preview read={read} terms={terms} onTerms={setTerms} onRead={setRead} /> : null}
    </Dialog>
  );
}

interface PreviewProps {
  readonly read: ReadSubtitles;
  readonly terms: CueTerms;
  readonly onTerms: (terms: CueTerms) => void;
  readonly onRead: (read: ReadSubtitles) => void;
}

/** So many rows are drawn; all are taken. */
const SHOWN = 200;

function Preview({ read, terms, onTerms, onRead }: PreviewProps) {
  const t = useT("exchange");
  const ts = useT("script");
  const format = useFormat();
  const rows = useMemo(() => rowsOfCues(read.cues), [read]);
  const total = rows.reduce((sum, { seconds }) => sum + seconds, 0);
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="text-ink-2">
        {t("srt.found", {
          name: read.name,
          count: rows.length,
          length: format.duration(Math.round(total)),
          encoding: read.encoding.toUpperCase(),
        })}
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segmented
          label={t("srt.into")}
          value={terms.into}
          options={[
            { value: "voice", label: ts("placeholders.voice") },
            { value: "caption", label: ts("placeholders.caption") },
            { value: "both", label: t("srt.both") },
          ]}
          onChange={(into) => onTerms({ ...terms, into })}
        />
        <Switch checked={terms.keepTimes} onChange={(keepTimes) => onTerms({ ...terms, keepTimes })}>
          {t("srt.keepTimes")}
        </Switch>
      </div>
      <Problems problems={read.problems} />
      <CleanUps cues={read.cues} onCues={(cues) => onRead({ ...read, cues })} />
      <ol className="border-line border-t">
        {rows.slice(0, SHOWN).map(({ words, seconds }, at) => (
          <li key={at} className="flex gap-3 border-line border-b py-1">
            <span className="w-8 shrink-0 text-end text-ink-3">{at + 1}</span>
            <span className="min-w-0 flex-1 whitespace-pre-wrap break-words">{words}</span>
            <span className="shrink-0 text-ink-2">{ts("secondsShort", { seconds })}</span>
          </li>
        ))}
      </ol>
      {rows.length > SHOWN ? (
        <p className="text-ink-3 text-small">{t("andMore", { count: rows.length - SHOWN })}</p>
      ) : null}
    </div>
  );
}

function Problems({ problems }: { readonly problems: readonly CueProblem[] }) {
  const t = useT("exchange");
  if (problems.length === 0) return null;
  return (
    <section aria-label={t("srt.problems", { count: problems.length })} className="rounded-md bg-warn-soft px-3 py-2">
      <p className="flex items-center gap-1.5 font-medium text-warn">
        <IconAlert size={14} />
        {t("srt.problems", { count: problems.length })}
      </p>
      <ul className="max-h-40 overflow-y-auto text-ink-2 text-small">
        {problems.slice(0, SHOWN).map(({ line, why, text }) => (
          <li key={`${line} ${why}`} className="break-words">
            {t(`srt.why.${why}`, { line, text: text.slice(0, 80) })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CleanUps({
  cues,
  onCues,
}: {
  readonly cues: readonly Cue[];
  readonly onCues: (cues: readonly Cue[]) => void;
}) {
  const t = useT("exchange");
  const found = useMemo(
    () => cues.flatMap((cue, at) => findCleanUps(cue.text).map((cleanUp) => ({ cleanUp, text: cue.text, at }))),
    [cues],
  );
  if (found.length === 0) return null;
  const placed: readonly PlacedCleanUp[] = found.map(({ cleanUp, text, at }) => ({
    cleanUp,
    text,
    where: t("srt.cue", { place: at + 1 }),
  }));
  const take = (indices: readonly number[]) => {
    const chosen = indices.flatMap((index) => found[index] ?? []);
    onCues(
      cues.map((cue, at) => {
        const here = chosen.flatMap((one) => (one.at === at ? [one.cleanUp] : []));
        return here.length === 0 ? cue : { ...cue, text: applyCleanUps(cue.text, here) };
      }),
    );
  };
  return (
    <details className="rounded-md border border-line px-3 py-1.5">
      <summary className="font-medium">{t("cleanUp.offer", { count: found.length })}</summary>
      <CleanUpList found={placed} onTake={take} />
    </details>
  );
}
