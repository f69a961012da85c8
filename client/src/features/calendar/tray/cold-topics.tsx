import type { Video } from "@tongpin/domain/video";
import { lazy, Suspense, useState } from "react";
import { useFormat, useT } from "../../../app/index.ts";
import type { HotLane } from "../../../app/item/hot/use-hot-lane.ts";
import { Button } from "../../../ui/button.tsx";
import { IconChevronDown, IconChevronRight } from "../../../ui/icons/index.ts";

const HotDialog = lazy(async () => ({ default: (await import("../../../app/item/hot/hot-dialog.tsx")).HotDialog }));

/** Hot topics whose time is over: out of the way, never gone, and brought back with a new expiry. */
export function ColdTopics({ lane, mayEdit }: { lane: HotLane; mayEdit: boolean }) {
  const t = useT("hot");
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const [reviving, setReviving] = useState<Video | null>(null);
  const { cold } = lane;
  if (cold.length === 0) return null;
  return (
    <section aria-label={t("archived")} className="border-line border-t px-2 py-1">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-row w-full items-center gap-1 rounded-sm px-1 text-start text-ink-3 text-small hover:bg-hover pointer-coarse:min-h-11"
      >
        {isOpen ? <IconChevronDown size={12} /> : <IconChevronRight size={12} />}
        {t("archivedCount", { count: cold.length })}
      </button>
      {isOpen ? (
        <ul className="flex max-h-40 flex-col overflow-y-auto">
          {cold.map((video) => (
            <li key={video.id} className="flex min-h-row items-center gap-1 px-1">
              <span
                className="min-w-0 flex-1 truncate text-ink-2 text-small"
                title={t("endedAt", { at: format.moment(video.hot?.until ?? 0) })}
              >
                {video.title}
              </span>
              {mayEdit ? (
                <Button
                  size="small"
                  tone="link"
                  aria-label={`${t("revive")} ${video.title}`}
                  onClick={() => setReviving(video)}
                >
                  {t("dialog.revive")}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {reviving ? (
        <Suspense fallback={null}>
          <HotDialog video={reviving} onClose={() => setReviving(null)} />
        </Suspense>
      ) : null}
    </section>
  );
}
