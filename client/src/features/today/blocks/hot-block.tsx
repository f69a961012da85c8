import { hotChain, nextHotStep } from "@tongpin/domain/hot";
import { ChannelChip, PersonChip, useFormat, usePaths, useT } from "../../../app/index.ts";
import { HotChip } from "../../../app/item/hot/hot-chip.tsx";
import { useColdTopicsPutAway, useHotLane } from "../../../app/item/hot/use-hot-lane.ts";
import { IconFlame } from "../../../ui/icons/index.ts";
import { Line } from "../line.tsx";
import { Section } from "../section.tsx";
import { TAB_OF_STEP } from "../tab-of-step.ts";

/** 热点快车道: what must be out within hours, its next step and how long is left. */
export function HotBlock() {
  const t = useT("hot");
  const tc = useT("common");
  const paths = usePaths();
  const format = useFormat();
  const lane = useHotLane();
  useColdTopicsPutAway(lane);
  const { hot, now } = lane;
  if (hot.length === 0) return null;
  return (
    <Section title={t("lane")} count={hot.length} empty="">
      {hot.map((video) => {
        const next = nextHotStep(hotChain(video, now));
        const step = next ? tc(`deadlineSteps.${next.step}`) : "";
        return (
          <Line
            key={video.id}
            to={paths.video(video.id, next ? TAB_OF_STEP[next.step] : "post")}
            lead={<IconFlame size={14} className={next?.isLate ? "text-danger" : "text-warn"} />}
            title={video.title}
            note={next ? t(next.isLate ? "late" : "next", { step, at: format.time(next.at) }) : t("publishOnly")}
            facts={
              <>
                <span className="max-sm:hidden">
                  <ChannelChip channelId={video.channelId} />
                </span>
                <PersonChip personId={video.ownerId} nameless />
                <HotChip video={video} now={now} />
              </>
            }
          />
        );
      })}
    </Section>
  );
}
