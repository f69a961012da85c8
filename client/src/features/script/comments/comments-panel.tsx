import { type AnnotationThread, concerns, isOpen } from "@tongpin/domain/annotations";
import type { CommentId, VideoId } from "@tongpin/domain/base";
import { useRef, useState } from "react";
import { useApp, usePaths, useT } from "../../../app/index.ts";
import { NeedsTeam } from "../../../app/item/needs-team.tsx";
import { IconButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconComment, IconEdit } from "../../../ui/icons/index.ts";
import { Kbd } from "../../../ui/kbd.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { liesOver, SidePanel } from "../view/side-panel.tsx";
import { Composer } from "./composer.tsx";
import { ThreadItem } from "./thread-item.tsx";
import { COMMENT_KEYS, type Comments, type PlacedThread } from "./use-comments.ts";

type Filter = "open" | "mine" | "all";

export interface CommentsPanelProps {
  readonly videoId: VideoId;
  readonly comments: Comments;
  /** Begins an annotation about what is chosen in the script. */
  readonly onNew: () => void;
  /** Brings the thread's place into sight. */
  readonly onGo: (placed: PlacedThread) => void;
}

/** 批注 (S11): what the team says about the script. Beside the editor, over it where there is no room. */
export function CommentsPanel({ videoId, comments, onNew, onGo }: CommentsPanelProps) {
  const t = useT("annotations");
  const { mode } = useApp();
  const panel = useRef<HTMLElement>(null);
  return (
    <SidePanel
      ref={panel}
      title={t("title")}
      closeLabel={t("close")}
      lead={<IconComment size={16} className="mx-2 text-ink-3" />}
      tools={
        comments.annotations.mayWrite ? (
          // The press must not take the caret out of the script: what is chosen there is what will be written about.
          <IconButton
            label={t("new")}
            icon={<IconEdit />}
            tip="left"
            onPointerDown={(event) => event.preventDefault()}
            onClick={onNew}
          />
        ) : null
      }
      hasOwnFocus={comments.draft !== null}
      onClose={comments.hide}
    >
      {mode === "local" ? (
        <NeedsTeam what="annotations" />
      ) : (
        <>
          <Draft comments={comments} />
          <Threads
            comments={comments}
            onGo={(placed) => {
              // Where the panel lies over the editor, the row would be behind it.
              if (liesOver(panel.current)) comments.hide();
              onGo(placed);
            }}
            videoId={videoId}
          />
        </>
      )}
    </SidePanel>
  );
}

function Draft({ comments }: { comments: Comments }) {
  const t = useT("annotations");
  const { draft } = comments;
  if (!draft) return null;
  return (
    <section aria-label={t("about")} className="flex flex-col gap-1.5 border-line border-b bg-sunken px-4 py-3">
      <blockquote className="line-clamp-3 whitespace-pre-wrap break-words border-accent border-l-2 pl-2 text-ink-2 text-small">
        {draft.quote}
      </blockquote>
      <Composer
        key={`${draft.rowId} ${draft.span?.characters ?? ""}`}
        label={t("write")}
        send={t("send")}
        mayAssign
        onCancel={comments.endDraft}
        onSend={comments.write}
      />
    </section>
  );
}

function Threads({ videoId, comments, onGo }: Pick<CommentsPanelProps, "videoId" | "comments" | "onGo">) {
  const t = useT("annotations");
  const paths = usePaths();
  const { placed, chosen, annotations, draft } = comments;
  const [filter, setFilter] = useState<Filter>("open");
  const isIn: Readonly<Record<Filter, (thread: AnnotationThread) => boolean>> = {
    open: isOpen,
    mine: (thread) => concerns(thread, annotations.me.id),
    all: () => true,
  };
  const count = (name: Filter) => placed.filter(({ thread }) => isIn[name](thread)).length;
  const shown = placed.filter(({ thread }) => isIn[filter](thread) || thread === chosen?.thread);
  const linkTo = (id: CommentId) => {
    const address = new URL(paths.video(videoId, "script"), window.location.href);
    address.searchParams.set("comment", id);
    return address.href;
  };
  return (
    <div className="scroll-y min-h-0 flex-1">
      {placed.length > 0 ? (
        <div className="px-4 pt-3 pb-1">
          <Segmented<Filter>
            label={t("filter")}
            value={filter}
            options={(["open", "mine", "all"] as const).map((name) => ({
              value: name,
              label: t(`filters.${name}`, { count: count(name) }),
            }))}
            onChange={setFilter}
          />
        </div>
      ) : null}
      {comments.isUnknown ? (
        <p role="status" className="px-4 pt-3 text-ink-2 text-small">
          {t("unknown")}
        </p>
      ) : null}
      <ol>
        {shown.map((one) => (
          <ThreadItem
            key={one.thread.first.id}
            placed={one}
            annotations={annotations}
            isChosen={one === chosen}
            onGo={onGo}
            onChoose={(id) => (one === chosen ? undefined : comments.choose(id))}
            linkTo={linkTo}
          />
        ))}
      </ol>
      {shown.length === 0 && !draft ? <Nothing hasAny={placed.length > 0} filter={filter} comments={comments} /> : null}
      <p className="px-4 py-3 text-ink-3 text-small">{t("team")}</p>
    </div>
  );
}

function Nothing({ hasAny, filter, comments }: { hasAny: boolean; filter: Filter; comments: Comments }) {
  const t = useT("annotations");
  if (hasAny) return <EmptyState title={filter === "mine" ? t("noneMine") : t("noneOpen")} />;
  const { mayWrite } = comments.annotations;
  return (
    <EmptyState
      icon={<IconComment size={22} />}
      title={t("none")}
      note={mayWrite ? t("noneHint") : undefined}
      action={mayWrite ? <Kbd keys={COMMENT_KEYS} /> : undefined}
    />
  );
}
