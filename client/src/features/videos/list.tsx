import type { Video } from "@tongpin/domain/video";
import { useMemo, useRef } from "react";
import { AppLink, ChannelChip, DateChip, PersonChip, StageChip, usePaths, useT } from "../../app/index.ts";
import { useLongList } from "../../ui/use-long-list.ts";

/** Of a line, px; the true one is measured. */
const LINE = 36;

/** Every video on a line. */
export function VideoList({ videos }: { videos: readonly Video[] }) {
  const t = useT("videos");
  const paths = usePaths();
  const scroller = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => videos.map((video) => video.id as string), [videos]);
  const { shown, before, after, measure } = useLongList(scroller, keys, LINE);
  const lines = shown.flatMap((index) => {
    const video = videos[index];
    return video ? [{ index, video }] : [];
  });
  return (
    <div ref={scroller} className="scroll-y min-h-0 flex-1 border-line border-t">
      <table aria-rowcount={videos.length + 1} className="w-full border-collapse text-ui">
        <thead className="sticky top-0 bg-page text-ink-3 text-small">
          <tr className="h-8 border-line border-b text-start">
            {(["title", "stage", "channel", "owner", "plan", "promise"] as const).map((column) => (
              <th
                key={column}
                scope="col"
                className={`keep px-3 text-start font-normal ${column === "title" || column === "stage" || column === "plan" ? "" : "max-md:hidden"} ${column === "stage" ? "max-md:px-1" : ""}`}
              >
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <tr style={{ height: before }} /> : null}
          {lines.map(({ index, video }) => (
            <tr
              key={video.id}
              ref={measure}
              data-index={index}
              aria-rowindex={index + 2}
              data-video={video.id}
              className="h-row border-line border-b hover:bg-hover"
            >
              <td className="w-full max-w-0 px-3 md:w-2/5">
                <AppLink
                  to={paths.video(video.id)}
                  className="block py-1 font-medium hover:underline max-md:line-clamp-2 max-md:py-2 max-md:leading-tight md:truncate"
                >
                  {video.title}
                </AppLink>
              </td>
              <td className="px-3 max-md:px-1">
                <StageChip stage={video.stage} />
              </td>
              <td className="px-3 max-md:hidden">
                <ChannelChip channelId={video.channelId} />
              </td>
              <td className="px-3 max-md:hidden">
                <PersonChip personId={video.ownerId} />
              </td>
              <td className="px-3">{video.planDate ? <DateChip date={video.planDate} /> : null}</td>
              <td className="px-3 max-md:hidden">
                {video.promiseDate ? (
                  <DateChip
                    date={video.promiseDate}
                    late={video.planDate !== null && video.planDate > video.promiseDate}
                  />
                ) : null}
              </td>
            </tr>
          ))}
          {after > 0 ? <tr style={{ height: after }} /> : null}
        </tbody>
      </table>
    </div>
  );
}
