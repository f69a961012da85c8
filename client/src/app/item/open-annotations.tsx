import { isOpen, threadsOf } from "@tongpin/domain/annotations";
import { useMemo } from "react";
import { useMargin } from "../hooks/use-rooms.ts";
import { useT } from "../hooks/use-t.ts";
import type { TabProps } from "./video-tabs.ts";

/** How many annotations of the script are open: said on its tab, wherever in the video one is. */
export function OpenAnnotations({ videoId }: TabProps) {
  const t = useT("item");
  const { annotations } = useMargin(videoId);
  const open = useMemo(() => threadsOf(annotations).filter(isOpen).length, [annotations]);
  if (open === 0) return null;
  return (
    <span
      title={t("tabs.openAnnotations", { count: open })}
      className="ml-1.5 inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-hover px-1 text-ink-2 text-mini tabular-nums"
    >
      <span aria-hidden="true">{open}</span>
      <span className="sr-only">{t("tabs.openAnnotations", { count: open })}</span>
    </span>
  );
}
