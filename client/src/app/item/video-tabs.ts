import type { VideoId } from "@tongpin/domain/base";
import { type ComponentType, lazy } from "react";
import type { VideoTab } from "../hooks/use-go.ts";

export interface TabProps {
  readonly videoId: VideoId;
}

/** `code` may be called early and often: a page asks for its tab's code beside its own. */
function tab<V extends VideoTab>(value: V, code: () => Promise<ComponentType<TabProps>>) {
  return { value, code, content: lazy(async () => ({ default: await code() })) };
}

const OVERVIEW = tab("overview", async () => (await import("./overview-tab.tsx")).OverviewTab);

/** The sides of a video, each its own feature and its own chunk. The keys Alt+1 … go from any to any (S1). */
export const VIDEO_TABS = [
  OVERVIEW,
  tab("script", async () => (await import("../../features/script/index.tsx")).ScriptTab),
  tab("shots", async () => (await import("../../features/shots/index.tsx")).ShotsTab),
  tab("production", async () => (await import("../../features/production/index.tsx")).ProductionTab),
  tab("review", async () => (await import("../../features/review/index.tsx")).ReviewTab),
  tab("post", async () => (await import("../../features/publish/index.tsx")).PublishTab),
  tab("data", async () => (await import("../../features/data/index.tsx")).DataTab),
  tab("records", async () => (await import("../../features/records/index.tsx")).RecordsTab),
] as const;

export function tabOf(value: string): (typeof VIDEO_TABS)[number] {
  return VIDEO_TABS.find((candidate) => candidate.value === value) ?? OVERVIEW;
}

const BOUND: ReadonlySet<VideoTab> = new Set(["script", "shots", "production", "post"]);

/** Whether a side writes into the script's document. */
export function isBound(value: VideoTab): boolean {
  return BOUND.has(value);
}
