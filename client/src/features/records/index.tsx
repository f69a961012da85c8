import type { VideoId } from "@tongpin/domain/base";
import { useMemo } from "react";
import { useApp, useLedger, useT } from "../../app/index.ts";
import { NeedsTeam } from "../../app/item/needs-team.tsx";
import { NotHereYet } from "../../app/item/not-here-yet.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ChainState } from "./chain-state.tsx";
import { EntryRow } from "./entry-row.tsx";

/** 记录: what the ledger holds about this video, newest first, and whether the brand's chain is whole. */
export function RecordsTab({ videoId }: { videoId: VideoId }) {
  const t = useT("records");
  const { mode } = useApp();
  const { entries, known } = useLedger();
  const own = useMemo(() => entries.filter((entry) => entry.body.videoId === videoId).reverse(), [entries, videoId]);
  if (mode === "local") return <NeedsTeam what="records" />;
  return (
    <div className="scroll-y min-h-0 flex-1">
      <div className="mx-auto flex max-w-3xl flex-col gap-3 px-4 py-5">
        <ChainState entries={entries} />
        {own.length === 0 ? (
          known ? (
            <EmptyState title={t("empty")} note={t("emptyNote")} />
          ) : (
            <NotHereYet />
          )
        ) : (
          <ol className="flex flex-col">
            {own.map((entry) => (
              <EntryRow key={entry.seq} entry={entry} entries={entries} />
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}
