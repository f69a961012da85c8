import { mayWriteRoom } from "@tongpin/domain/access";
import { asId, type ChannelId, type PersonId } from "@tongpin/domain/base";
import { civilDateOf } from "@tongpin/domain/calendar";
import { heatOf } from "@tongpin/domain/hot";
import { STAGES, type Stage, type Video } from "@tongpin/domain/video";
import { removeVideo, restoreVideo, setVideoStage, updateVideo } from "@tongpin/workspace";
import { type RefObject, useEffect, useRef } from "react";
import { Button, IconButton } from "../../ui/button.tsx";
import { HueDot } from "../../ui/chip.tsx";
import { IconClose, IconExpand, IconTrash } from "../../ui/icons/index.ts";
import { Panel } from "../../ui/panel.tsx";
import { Select } from "../../ui/select.tsx";
import { AppLink } from "../app-link.tsx";
import { StageGlyph } from "../chips/index.ts";
import { useApp } from "../hooks/use-app.ts";
import { useCommands } from "../hooks/use-commands.ts";
import { usePaths } from "../hooks/use-go.ts";
import { useMembers } from "../hooks/use-members.ts";
import { useNow } from "../hooks/use-now.ts";
import { usePlan } from "../hooks/use-plan.ts";
import { useT } from "../hooks/use-t.ts";
import { useToast } from "../hooks/use-toast.ts";
import { DeadlineList } from "./deadline-list.tsx";
import { EditableText } from "./editable-text.tsx";
import { HotDeadlines } from "./hot/hot-deadlines.tsx";
import { HotField } from "./hot/hot-field.tsx";
import { ItemField } from "./item-field.tsx";
import { VideoClashes } from "./video-clashes.tsx";
import { VideoDates } from "./video-dates.tsx";

const NOBODY = "nobody";
const NO_CHANNEL = "none";
/** Where Escape has a meaning of its own. */
const KEEPS_ESCAPE = "input, textarea, [contenteditable], [role=dialog], [role=menu], [role=listbox]";
/** The width at which the panel is the whole screen. */
const COVERS = "(width < 48rem)";

/** A video beside what you were looking at: its dates, its deadlines, whose it is. Everything is edited in place. */
export function VideoPanel({ video, onClose }: { video: Video; onClose: () => void }) {
  const t = useT("item");
  const paths = usePaths();
  const body = usePanelFocus(onClose);
  return (
    <Panel
      label={video.title}
      title={<VideoTitle video={video} />}
      actions={
        <>
          <AppLink
            to={paths.video(video.id)}
            aria-label={t("openPage")}
            data-tip={t("openPage")}
            className="inline-flex size-control items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
          >
            <IconExpand />
          </AppLink>
          <IconButton label={t("close")} icon={<IconClose />} onClick={onClose} />
        </>
      }
    >
      <div ref={body} tabIndex={-1} className="outline-none">
        <VideoFacts video={video} onRemoved={onClose} />
      </div>
    </Panel>
  );
}

/** The same facts, for the panel and for the overview of the video's page. */
export function VideoFacts({ video, onRemoved }: { video: Video; onRemoved: () => void }) {
  const t = useT("item");
  const tc = useT("common");
  const { role } = useApp();
  const { room, state } = usePlan();
  const members = useMembers();
  const commands = useCommands();
  const toast = useToast();
  const now = useNow(60_000);
  const today = civilDateOf(now);
  const mayEdit = mayWriteRoom(role, "plan") && room !== null;

  function remove() {
    if (!room) return;
    removeVideo(room, { videoId: video.id }, commands());
    toast.undo(t("removed", { title: video.title }), () => restoreVideo(room, { videoId: video.id }, commands()));
    onRemoved();
  }

  function changeStage(stage: Stage) {
    if (!room || stage === video.stage) return;
    const before = video.stage;
    setVideoStage(room, { videoId: video.id, stage }, commands());
    toast.undo(t("stageChanged", { stage: tc(`stages.${stage}`) }), () =>
      setVideoStage(room, { videoId: video.id, stage: before }, commands()),
    );
  }

  return (
    <div className="flex flex-col gap-4 p-4">
      <VideoClashes video={video} mayEdit={mayEdit} />
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-x-2 gap-y-1.5">
        <ItemField label={t("stage")}>
          <Select<Stage>
            bare
            label={t("stage")}
            value={video.stage}
            disabled={!mayEdit}
            options={STAGES.map((stage) => ({
              value: stage,
              label: tc(`stages.${stage}`),
              icon: <StageGlyph stage={stage} />,
            }))}
            onChange={changeStage}
          />
        </ItemField>
        <ItemField label={t("channel")}>
          <Select
            bare
            label={t("channel")}
            value={video.channelId ?? NO_CHANNEL}
            disabled={!mayEdit}
            options={[
              { value: NO_CHANNEL, label: tc("noChannel") },
              ...[...state.channels.values()].map((channel) => ({
                value: channel.id as string,
                label: channel.name,
                icon: <HueDot hue={channel.hue} />,
              })),
            ]}
            onChange={(value) => {
              const channelId = value === NO_CHANNEL ? null : asId<ChannelId>(value);
              if (room) updateVideo(room, { videoId: video.id, patch: { channelId } }, commands());
            }}
          />
        </ItemField>
        <ItemField label={t("owner")}>
          <Select
            bare
            label={t("owner")}
            value={video.ownerId ?? NOBODY}
            disabled={!mayEdit}
            options={[
              { value: NOBODY, label: tc("nobody") },
              ...members.map((member) => ({ value: member.personId as string, label: member.name })),
            ]}
            onChange={(value) => {
              const ownerId = value === NOBODY ? null : asId<PersonId>(value);
              if (room) updateVideo(room, { videoId: video.id, patch: { ownerId } }, commands());
            }}
          />
        </ItemField>
        <VideoDates video={video} mayEdit={mayEdit} />
        <ItemField label={t("hot")}>
          <HotField video={video} mayEdit={mayEdit} />
        </ItemField>
      </dl>
      {heatOf(video, now) === "hot" ? (
        <HotDeadlines video={video} now={now} />
      ) : (
        <DeadlineList video={video} today={today} mayEdit={mayEdit} />
      )}
      <section className="flex flex-col gap-1">
        <h3 className="text-ink-2 text-small">{t("note")}</h3>
        <EditableText
          label={t("note")}
          value={video.note}
          placeholder={t("notePlaceholder")}
          disabled={!mayEdit}
          multiline
          onSave={(note) => room && updateVideo(room, { videoId: video.id, patch: { note } }, commands())}
        />
      </section>
      {mayEdit ? (
        <div>
          <Button tone="quiet" size="small" icon={<IconTrash size={14} />} onClick={remove}>
            {t("remove")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** The title, edited in place; refused when empty. */
export function VideoTitle({ video }: { video: Video }) {
  const t = useT("item");
  const { role } = useApp();
  const { room } = usePlan();
  const commands = useCommands();
  return (
    <EditableText
      label={t("title")}
      value={video.title}
      required
      disabled={!mayWriteRoom(role, "plan") || room === null}
      onSave={(title) => room && updateVideo(room, { videoId: video.id, patch: { title } }, commands())}
    />
  );
}

/**
 * Escape closes, wherever the focus is, unless a field still has something to take back or an overlay is open. Who opened the
 * panel by key, or on a phone where it covers everything, goes on inside of it.
 */
function usePanelFocus(onClose: () => void): RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      const own = body.current?.closest("aside")?.contains(target) ?? false;
      if (own || !target?.closest(KEEPS_ESCAPE)) onClose();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [onClose]);
  useEffect(() => {
    const before = document.activeElement;
    const byKey = before !== null && before !== document.body && before.matches(":focus-visible");
    if (byKey || window.matchMedia(COVERS).matches) body.current?.focus();
  }, []);
  return body;
}
