import type { CommentId, Sha256 } from "@tongpin/domain/base";
import type { Comment } from "@tongpin/domain/records";
import { useState } from "react";
import { useApp, useT } from "../../../app/index.ts";
import { NeedsTeam } from "../../../app/item/needs-team.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { NoteItem } from "./note-item.tsx";
import type { Notes } from "./use-notes.ts";

type Shown = "open" | "all";

/** All notes beside the shown version, by their moment. */
export function NoteList({
  notes,
  chosen,
  versionName,
  onSeek,
}: {
  notes: Notes;
  versionName: (sha256: Sha256) => string;
  chosen: CommentId | null;
  onSeek: (note: Comment) => void;
}) {
  const t = useT("review");
  const { mode } = useApp();
  const [shown, setShown] = useState<Shown>("all");
  const open = notes.threads.filter(({ note }) => note.resolvedAt === null);
  const threads = shown === "open" ? open : notes.threads;
  if (mode === "local") return <NeedsTeam what="notes" />;
  if (notes.threads.length === 0) {
    return <EmptyState title={t("notes.none")} note={notes.mayWrite ? t("notes.noneHint") : undefined} />;
  }
  return (
    <>
      <div className="flex items-center justify-between gap-2 px-4 pt-2">
        <p className="text-ink-3 text-small">{t("notes.count", { open: open.length, all: notes.threads.length })}</p>
        <Segmented<Shown>
          label={t("notes.filter")}
          value={shown}
          options={[
            { value: "all", label: t("notes.all") },
            { value: "open", label: t("notes.open") },
          ]}
          onChange={setShown}
        />
      </div>
      <ol className="flex flex-col">
        {threads.map((thread) => (
          <NoteItem
            key={thread.note.id}
            thread={thread}
            notes={notes}
            versionName={versionName}
            isChosen={chosen === thread.note.id}
            onSeek={onSeek}
          />
        ))}
      </ol>
    </>
  );
}
