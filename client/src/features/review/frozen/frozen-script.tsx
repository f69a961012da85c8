import type { PinnedContent } from "@tongpin/domain/records";
import { useT } from "../../../app/index.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";

/** The script as frozen: what is said beside what is seen. */
export function FrozenScript({ content }: { content: PinnedContent }) {
  const t = useT("review");
  const rows = content.script.filter((row) => `${row.visual}${row.voice}${row.caption}`.trim() !== "");
  if (rows.length === 0) return <EmptyState title={t("frozen.noScript")} />;
  return (
    <ol className="flex flex-col">
      {content.script.map((row, index) => (
        <li key={row.id} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2 border-line border-b px-4 py-2.5">
          <span className="pt-px text-right text-ink-3 text-small">{index + 1}</span>
          <div className="flex min-w-0 flex-col gap-1">
            {row.voice ? <p className="whitespace-pre-wrap break-words text-read">{row.voice}</p> : null}
            {row.visual ? (
              <p className="whitespace-pre-wrap break-words text-ink-2 text-small">
                <span className="text-ink-3">{t("columns.visual")} </span>
                {row.visual}
              </p>
            ) : null}
            {row.caption ? (
              <p className="whitespace-pre-wrap break-words text-ink-2 text-small">
                <span className="text-ink-3">{t("columns.caption")} </span>
                {row.caption}
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
