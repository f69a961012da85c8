import type { VideoId } from "@tongpin/domain/base";
import { ROW_COLUMNS } from "@tongpin/domain/video";
import type { VersionInfo } from "@tongpin/protocol";
import { restoreScript, type ScriptRoom, type ScriptVersion, type UndoStack, versionOf } from "@tongpin/workspace";
import { type FormEvent, useMemo, useState } from "react";
import { announce, useCommands, useFormat, useGo, useScriptState, useT, useToast } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Input } from "../../../ui/field.tsx";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import { NOW, pairAddress } from "../compare/compare-address.ts";
import { type ComparedRow, compareRows } from "./compare-rows.ts";
import { useVersionTrouble } from "./use-version-trouble.ts";
import { isOnlyHere, useVersionContent, type Versions } from "./use-versions.ts";
import { useVersionWords } from "./version-list.tsx";

interface VersionPreviewProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly undo: UndoStack;
  readonly info: VersionInfo;
  readonly versions: Versions;
  readonly mayWrite: boolean;
  /** The script says this version again, since that moment on this device. */
  readonly onRestored: (at: number) => void;
}

/** One version to read, marked where the script says something else now, and the way back to it. */
export function VersionPreview({ videoId, room, undo, info, versions, mayWrite, onRestored }: VersionPreviewProps) {
  const t = useT("script");
  const format = useFormat();
  const tc = useT("compare");
  const go = useGo();
  const words = useVersionWords();
  const found = useVersionContent(videoId, info);
  return (
    <>
      <div className="shrink-0 border-line border-b px-4 py-3">
        <p className="text-small">
          <strong className="font-semibold text-ui">{info.name ?? words.reason(info)}</strong>
        </p>
        <p className="text-ink-3 text-small">
          {[format.moment(info.at), info.name === null ? "" : words.reason(info), words.authors(info)]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <Button
          size="small"
          className="mt-2"
          onClick={() => go.query({ compare: pairAddress({ from: info.id, to: NOW }) }, { push: true })}
        >
          {tc("withNow")}
        </Button>
        {mayWrite && !isOnlyHere(info) ? <NameForm info={info} versions={versions} /> : null}
      </div>
      {found.type === "asking" ? <SkeletonLines label={t("versions.asking")} lines={6} className="p-4" /> : null}
      {found.type === "failed" ? (
        <EmptyState title={t("versions.needsServer")} note={t("versions.needsServerNote")} />
      ) : null}
      {found.type === "damaged" ? <EmptyState title={t("versions.damaged")} note={t("versions.damagedNote")} /> : null}
      {found.type === "found" ? (
        <>
          <VersionRows room={room} content={found.content} />
          {mayWrite ? (
            <RestoreBar room={room} undo={undo} content={found.content} versions={versions} onRestored={onRestored} />
          ) : null}
        </>
      ) : null}
    </>
  );
}

function NameForm({ info, versions }: { readonly info: VersionInfo; readonly versions: Versions }) {
  const t = useT("script");
  const trouble = useVersionTrouble();
  const [name, setName] = useState(info.name ?? "");
  const isSame = name.trim() === (info.name ?? "");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSame) return;
    const refused = await versions.rename(info.id, name.trim());
    if (refused) trouble(refused);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="mt-2 flex items-center gap-2">
      <Input
        aria-label={t("versions.name")}
        placeholder={t("versions.name")}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={isSame}>
        {name.trim() === "" && info.name !== null ? t("versions.unname") : t("versions.rename")}
      </Button>
    </form>
  );
}

function VersionRows({ room, content }: { readonly room: ScriptRoom; readonly content: ScriptVersion }) {
  const t = useT("script");
  const now = useScriptState(room, (state) => state.rows);
  const { rows, added, reordered } = useMemo(() => compareRows(content.rows, now), [content, now]);
  const isSame = added === 0 && !reordered && rows.every(({ gone, changed }) => !gone && changed.size === 0);
  return (
    <div className="scroll-y min-h-0 flex-1 px-4 py-3">
      <p role="status" className="pb-2 text-ink-3 text-small">
        {isSame ? t("versions.same") : t("versions.compared", { added, reordered: String(reordered) })}
      </p>
      <ol className="flex flex-col">
        {rows.map((compared, index) => (
          <VersionRow key={compared.row.id} compared={compared} place={index + 1} />
        ))}
      </ol>
      {rows.length === 0 ? <p className="text-ink-3 text-small">{t("versions.noRows")}</p> : null}
      <p className="pt-3 text-ink-3 text-small">
        {t("versions.besides", { shots: content.shots.length, what: besides(content) })}
      </p>
    </div>
  );
}

/** What else than rows it holds. */
function besides({ shots, post }: ScriptVersion): "both" | "shots" | "post" | "nothing" {
  const hasPost = post.title !== "" || post.caption !== "" || post.topics.length > 0 || post.links.length > 0;
  if (shots.length > 0) return hasPost ? "both" : "shots";
  return hasPost ? "post" : "nothing";
}

function VersionRow({ compared, place }: { readonly compared: ComparedRow; readonly place: number }) {
  const t = useT("script");
  const { row, gone, changed } = compared;
  return (
    <li className="flex gap-3 border-line border-b py-2 last:border-b-0">
      <span className="w-5 shrink-0 text-end text-ink-3 text-small tabular-nums">{place}</span>
      <div className="min-w-0 flex-1">
        {gone ? <Chip tone="danger">{t("versions.gone")}</Chip> : null}
        {ROW_COLUMNS.map((column) =>
          row[column] === "" && !changed.has(column) ? null : (
            <p
              key={column}
              className={classNames(
                "whitespace-pre-wrap break-words text-ui",
                column === "voice" ? "text-ink" : "text-ink-2",
                changed.has(column) && "rounded-sm bg-warn-soft px-1",
              )}
            >
              <span className="mr-1.5 text-ink-3 text-small">{t(`placeholders.${column}`)}</span>
              {row[column] === "" ? t("versions.empty") : row[column]}
              {changed.has(column) ? <span className="sr-only">{t("versions.changed")}</span> : null}
            </p>
          ),
        )}
      </div>
    </li>
  );
}

interface RestoreBarProps {
  readonly room: ScriptRoom;
  readonly undo: UndoStack;
  readonly content: ScriptVersion;
  readonly versions: Versions;
  readonly onRestored: (at: number) => void;
}

function RestoreBar({ room, undo, content, versions, onRestored }: RestoreBarProps) {
  const t = useT("script");
  const toast = useToast();
  const trouble = useVersionTrouble();
  const context = useCommands();
  const [busy, setBusy] = useState(false);

  const write = (to: ScriptVersion): boolean => {
    const ctx = context();
    const done = restoreScript(room, { to }, ctx);
    if (!done.ok) trouble(done.error.code);
    else onRestored(ctx.now);
    return done.ok;
  };
  const restore = async () => {
    setBusy(true);
    // What is there now becomes a version first. If the server can't be reached, undo still leads back.
    await versions.keep();
    setBusy(false);
    const before = versionOf(room.getSnapshot());
    if (!write(content)) return;
    announce(t("versions.restored"));
    // Undo keeps what colleagues wrote since; once one has written on oneself, it would take back that instead.
    const step = undo.lastStep();
    toast.undo(t("versions.restored"), () => {
      if (undo.lastStep() === step) undo.undo();
      else write(before);
    });
  };
  return (
    <footer className="flex shrink-0 items-center gap-3 border-line border-t px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <p className="min-w-0 flex-1 text-ink-3 text-small">{t("versions.restoreNote")}</p>
      <Button tone="primary" disabled={busy} onClick={() => void restore()}>
        {t("versions.restore")}
      </Button>
    </footer>
  );
}
