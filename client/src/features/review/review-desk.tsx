import { type DeskItem, foldReviews, reviewQueue, urgencyCounts } from "@tongpin/domain/review";
import { type KeyboardEvent, useMemo, useRef } from "react";
import {
  AppLink,
  ChannelChip,
  ClockChip,
  Screen,
  useActions,
  useApp,
  useFormat,
  useGo,
  useLedger,
  useNow,
  usePaths,
  usePlanState,
  useT,
} from "../../app/index.ts";
import { NeedsTeam } from "../../app/item/needs-team.tsx";
import { NotHereYet } from "../../app/item/not-here-yet.tsx";
import { Chip } from "../../ui/chip.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconCheckCircle } from "../../ui/icons/index.ts";

/** 待我审: everything that waits for the brand, least time left first (R13). */
export function ReviewDesk() {
  const t = useT("review");
  const { mode } = useApp();
  const { entries, known } = useLedger();
  const now = useNow(30_000);
  const go = useGo();
  const list = useRef<HTMLOListElement>(null);
  const queue = useMemo(() => reviewQueue(foldReviews(entries, now), now), [entries, now]);
  const counts = urgencyCounts(queue);
  const first = queue[0];
  useActions(
    first
      ? [
          {
            id: "review.first",
            label: t("desk.openNext"),
            keys: ".",
            group: "go",
            perform: () => go.review(first.videoId),
          },
          { id: "review.down", label: t("desk.down"), keys: "j", group: "go", perform: () => walk(list.current, 1) },
          { id: "review.up", label: t("desk.up"), keys: "k", group: "go", perform: () => walk(list.current, -1) },
        ]
      : [],
  );

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    walk(list.current, event.key === "ArrowDown" ? 1 : -1);
  }

  return (
    <Screen
      title={t("desk.title")}
      tools={
        <>
          {counts.overdue > 0 ? <Chip tone="danger">{t("desk.overdue", { count: counts.overdue })}</Chip> : null}
          {counts.urgent > 0 ? <Chip tone="warn">{t("desk.urgent", { count: counts.urgent })}</Chip> : null}
          {queue.length > 0 ? (
            <span className="text-ink-3 text-small">{t("desk.count", { count: queue.length })}</span>
          ) : null}
        </>
      }
    >
      {mode === "local" ? (
        <NeedsTeam what="review" className="py-24" />
      ) : queue.length === 0 && !known ? (
        <NotHereYet className="py-24" />
      ) : queue.length === 0 ? (
        <EmptyState
          className="py-24"
          icon={<IconCheckCircle size={22} />}
          title={t("desk.empty")}
          note={t("desk.emptyNote")}
        />
      ) : (
        <ol ref={list} onKeyDown={onKeyDown} className="border-line border-t">
          {queue.map((item) => (
            <DeskRow key={item.videoId} item={item} />
          ))}
        </ol>
      )}
    </Screen>
  );
}

function DeskRow({ item }: { item: DeskItem }) {
  const t = useT("review");
  const format = useFormat();
  const paths = usePaths();
  const { videoId, state } = item;
  const video = usePlanState((plan) => plan.videos.get(videoId));
  return (
    <li>
      <AppLink
        to={paths.review(videoId)}
        className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-0.5 border-line border-b px-4 py-1.5 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="flex w-32 shrink-0">
          <ClockChip dueAt={state.dueAt} />
        </span>
        <span className="min-w-0 flex-1 truncate font-medium max-md:basis-full">
          {video?.title ?? t("page.untitled")}
        </span>
        <ChannelChip channelId={video?.channelId ?? null} />
        <span className="keep text-ink-3 text-small">{t("version.round", { round: state.round })}</span>
        <span className="keep text-ink-3 text-small">
          {t("desk.sent", { name: state.submittedBy.name, at: format.moment(state.submittedAt) })}
        </span>
      </AppLink>
    </li>
  );
}

/** Focus to the row after or before the one that has it; without one, to the first. */
function walk(list: HTMLElement | null, by: 1 | -1): void {
  const links = [...(list?.querySelectorAll("a") ?? [])];
  const focused = document.activeElement;
  const at = focused instanceof HTMLAnchorElement ? links.indexOf(focused) : -1;
  const next = links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))];
  next?.focus();
}
