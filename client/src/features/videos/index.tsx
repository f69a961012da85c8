import { mayWriteRoom } from "@tongpin/domain/access";
import { asId, type ChannelId, type VideoId } from "@tongpin/domain/base";
import type { Stage } from "@tongpin/domain/video";
import { addVideo, setVideoStage } from "@tongpin/workspace";
import { useMemo } from "react";
import {
  announce,
  Screen,
  useActions,
  useApp,
  useCommands,
  useGo,
  usePlan,
  useQuery,
  useT,
  useToast,
} from "../../app/index.ts";
import { NotHereYet } from "../../app/item/not-here-yet.tsx";
import { Button } from "../../ui/button.tsx";
import { HueDot } from "../../ui/chip.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconBoard, IconList, IconPlus } from "../../ui/icons/index.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { Board } from "./board.tsx";
import { VideoList } from "./list.tsx";
import { byStage, shownVideos, VIDEO_VIEWS, type VideoView } from "./video-filter.ts";

const ALL = "all";

/** 视频: every video of the brand, by stage or as a list. */
export function VideosScreen() {
  const t = useT("videos");
  const { role } = useApp();
  const { room, state, ready } = usePlan();
  const query = useQuery();
  const go = useGo();
  const commands = useCommands();
  const { toStage } = useStages();
  const mayEdit = mayWriteRoom(role, "plan") && room !== null;
  const view: VideoView = query["view"] === "list" ? "list" : "board";
  const channelId = query["channel"] ? asId<ChannelId>(query["channel"]) : null;
  const videos = useMemo(() => shownVideos(state.videos.values(), channelId), [state.videos, channelId]);
  const columns = useMemo(() => byStage(videos), [videos]);

  function create() {
    if (!room) return;
    const added = addVideo(room, { title: t("untitled"), channelId }, commands());
    if (added.ok) go.video(added.value, "overview");
  }

  useActions([
    { id: "videos.new", label: t("new"), keys: "n", group: "create", when: () => mayEdit, perform: create },
    ...VIDEO_VIEWS.map((value, index) => ({
      id: `videos.${value}`,
      label: t(`view.${value}`),
      keys: String(index + 1),
      group: "view" as const,
      perform: () => go.query({ view: value === "list" ? "list" : null }),
    })),
  ]);

  return (
    <Screen
      title={t("title")}
      fixed
      tools={
        <>
          <Segmented<VideoView>
            label={t("view.label")}
            value={view}
            options={[
              { value: "board", label: t("view.board"), icon: <IconBoard size={14} /> },
              { value: "list", label: t("view.list"), icon: <IconList size={14} /> },
            ]}
            onChange={(value) => go.query({ view: value === "list" ? "list" : null })}
          />
          <Select
            bare
            size="small"
            label={t("columns.channel")}
            value={channelId ?? ALL}
            options={[
              { value: ALL, label: t("allChannels") },
              ...[...state.channels.values()].map((channel) => ({
                value: channel.id as string,
                label: channel.name,
                icon: <HueDot hue={channel.hue} />,
              })),
            ]}
            onChange={(value) => go.query({ channel: value === ALL ? null : value })}
          />
        </>
      }
      actions={
        mayWriteRoom(role, "plan") ? (
          <Button tone="primary" icon={<IconPlus size={14} />} disabled={room === null} onClick={create}>
            {t("new")}
          </Button>
        ) : null
      }
    >
      {videos.length === 0 ? (
        ready ? (
          <EmptyState title={t("empty")} note={t("emptyNote")} />
        ) : (
          <NotHereYet />
        )
      ) : view === "board" ? (
        <Board columns={columns} mayEdit={mayEdit} onStage={toStage} />
      ) : (
        <VideoList videos={videos} />
      )}
    </Screen>
  );
}

function useStages() {
  const t = useT("videos");
  const tc = useT("common");
  const { room, state } = usePlan();
  const commands = useCommands();
  const toast = useToast();
  return {
    toStage(id: VideoId, stage: Stage) {
      const video = state.videos.get(id);
      if (!room || !video || video.stage === stage) return;
      const before = video.stage;
      setVideoStage(room, { videoId: id, stage }, commands());
      const message = t("moved", { title: video.title, stage: tc(`stages.${stage}`) });
      announce(message);
      toast.undo(message, () => setVideoStage(room, { videoId: id, stage: before }, commands()));
    },
  };
}
