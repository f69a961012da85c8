import { heatOf } from "@tongpin/domain/hot";
import type { Video } from "@tongpin/domain/video";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { IconFlame } from "../../../ui/icons/index.ts";
import { useActions } from "../../hooks/use-actions.ts";
import { useNow } from "../../hooks/use-now.ts";
import { useT } from "../../hooks/use-t.ts";
import { HotChip } from "./hot-chip.tsx";

const HotDialog = lazy(async () => ({ default: (await import("./hot-dialog.tsx")).HotDialog }));

/** 热点 among the facts of an opened video: how long it has left, or the way into the lane. */
export function HotField({ video, mayEdit }: { video: Video; mayEdit: boolean }) {
  const t = useT("hot");
  const now = useNow(30_000);
  const [isOpen, setIsOpen] = useState(false);
  const heat = heatOf(video, now);
  const mayHeat = mayEdit && heat !== "out";
  const label = t(heat === "hot" ? "change" : heat === "none" ? "heat" : "revive");
  useActions(
    mayHeat
      ? [{ id: "video.hot", label, keys: "h", group: "do", icon: <IconFlame />, perform: () => setIsOpen(true) }]
      : [],
  );
  if (!mayHeat && heat === "none") return <span className="px-1.5 text-ink-3">{t("not")}</span>;
  return (
    <>
      {heat === "none" ? null : <HotChip video={video} now={now} />}
      {mayHeat ? (
        <Button size="small" tone="quiet" icon={<IconFlame size={14} />} onClick={() => setIsOpen(true)}>
          {label}
        </Button>
      ) : null}
      {isOpen ? (
        <Suspense fallback={null}>
          <HotDialog video={video} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
