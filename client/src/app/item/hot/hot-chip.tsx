import type { Instant } from "@tongpin/domain/base";
import { heatOf, publishBy } from "@tongpin/domain/hot";
import type { Video } from "@tongpin/domain/video";
import { Chip } from "../../../ui/chip.tsx";
import { IconFlame } from "../../../ui/icons/index.ts";
import { ClockChip } from "../../chips/clock-chip.tsx";
import { useFormat } from "../../hooks/use-format.ts";
import { useT } from "../../hooks/use-t.ts";

/** How long a hot topic has left, or that its time is over. */
export function HotChip({
  video,
  now,
}: {
  video: Pick<Video, "hot" | "stage" | "planDate" | "planTime">;
  now: Instant;
}) {
  const t = useT("hot");
  const format = useFormat();
  const end = publishBy(video);
  if (!video.hot || end === null) return null;
  const heat = heatOf(video, now);
  if (heat === "hot") return <ClockChip dueAt={end} />;
  return (
    <Chip title={format.moment(video.hot.until)} icon={<IconFlame size={12} />}>
      {t(heat === "out" ? "out" : "coldChip")}
    </Chip>
  );
}
