import { asId, ok, type Result, refuse, type VideoId } from "@tongpin/domain/base";
import type { PlanPatch } from "@tongpin/domain/plan-sheet";
import type { Video } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { comparePlaced, placeAfter } from "../schema/order.ts";
import { acceptPatch, changedFields, seedOf, writeFields } from "../schema/record.ts";
import { VIDEO_SPEC } from "../schema/video.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

type VideoFields = Omit<Video, "id" | "pinnedDeadlines">;

export interface SheetEdit {
  readonly id: VideoId;
  readonly patch: PlanPatch;
}

export interface TakenRows {
  /** In the order of `adds`. */
  readonly added: readonly VideoId[];
  /** What the edited cards said before, of the fields that changed. */
  readonly before: readonly SheetEdit[];
  /** What they say now. */
  readonly after: readonly SheetEdit[];
}

/**
 * Takes rows of a table over: new cards at the end of the list, and changes of cards, all of it or nothing. A table too
 * large for one update is given in parts with the same `deed`: together they are one undo step. Refuses `title-empty`,
 * `title-too-long`, `text-too-long`, `date-invalid`, `time-invalid`, `video-unknown`, `channel-unknown`, `campaign-unknown`.
 */
export function takePlanSheet(
  room: PlanRoom,
  args: { readonly adds: readonly PlanPatch[]; readonly edits: readonly SheetEdit[]; readonly deed: object },
  ctx: CommandContext,
): Result<TakenRows> {
  const { videos } = room.getSnapshot();
  const seeds: Partial<VideoFields>[] = [];
  for (const add of args.adds) {
    const clean = accepted(room, { title: "", ...add });
    if (!clean.ok) return clean;
    seeds.push(clean.value);
  }
  const edits: { readonly video: Video; readonly changes: [keyof VideoFields, unknown][] }[] = [];
  for (const { id, patch } of args.edits) {
    const video = videos.get(id);
    if (!video) return refuse("video-unknown");
    const clean = accepted(room, patch);
    if (!clean.ok) return clean;
    const changes = changedFields<VideoFields>(clean.value, video);
    if (changes.length > 0) edits.push({ video, changes });
  }
  const added = seeds.map(() => asId<VideoId>(ctx.newId()));
  if (seeds.length + edits.length > 0) {
    const keys = lastKeys(videos.values(), seeds.length, ctx.newId());
    const done = commit(
      room,
      ctx,
      () => {
        const map = room.doc.getMap<unknown>("videos");
        for (const [at, seed] of seeds.entries()) {
          const made = { order: keys[at] ?? "", createdAt: ctx.now, createdBy: ctx.actor, removedAt: null };
          map.set(added[at] ?? "", seedOf<VideoFields>({ ...seed, ...made }, VIDEO_SPEC));
        }
        for (const { video, changes } of edits) writeFields(map, video.id, changes);
      },
      { deed: args.deed },
    );
    if (!done.ok) return done;
  }
  return ok({
    added,
    before: edits.map(({ video, changes }) => ({ id: video.id, patch: fieldsOf(video, changes) })),
    after: edits.map(({ video, changes }) => ({ id: video.id, patch: Object.fromEntries(changes) as PlanPatch })),
  });
}

/**
 * Takes an import back: its cards are removed, and what it changed says again what it said, where nobody has written
 * anything else since. Cards that somebody has changed since stay as well.
 */
export function takeBackPlanSheet(
  room: PlanRoom,
  args: { readonly taken: TakenRows; readonly deed: object },
  ctx: CommandContext,
): Result<void> {
  const { videos } = room.getSnapshot();
  const { added, before, after } = args.taken;
  const writes: { readonly id: VideoId; readonly fields: [string, unknown][] }[] = [];
  for (const id of added) {
    const video = videos.get(id);
    if (video && video.removedAt === null) writes.push({ id, fields: [["removedAt", ctx.now]] });
  }
  for (const [at, { id, patch }] of before.entries()) {
    const video = videos.get(id);
    const written = after[at]?.patch ?? {};
    if (!video) continue;
    const fields = Object.entries(patch).filter(
      ([name]) => video[name as keyof PlanPatch] === written[name as keyof PlanPatch],
    );
    if (fields.length > 0) writes.push({ id, fields });
  }
  if (writes.length === 0) return ok();
  return commit(
    room,
    ctx,
    () => {
      const map = room.doc.getMap<unknown>("videos");
      for (const { id, fields } of writes) writeFields(map, id, fields);
    },
    { deed: args.deed },
  );
}

function accepted(room: PlanRoom, patch: PlanPatch): Result<Partial<VideoFields>> {
  const clean = acceptPatch<VideoFields>(patch, VIDEO_SPEC);
  if (!clean.ok) return clean;
  const { channels, campaigns } = room.getSnapshot();
  if (clean.value.channelId && !channels.has(clean.value.channelId)) return refuse("channel-unknown");
  if (clean.value.campaignId && !campaigns.has(clean.value.campaignId)) return refuse("campaign-unknown");
  return clean;
}

function fieldsOf(video: Video, changes: readonly (readonly [keyof VideoFields, unknown])[]): PlanPatch {
  return Object.fromEntries(changes.map(([name]) => [name, video[name]])) as PlanPatch;
}

/** Order keys for so many new cards below all that are there, without sorting them. */
function lastKeys(videos: Iterable<Video>, count: number, freshId: string): readonly string[] {
  let last: Video | null = null;
  for (const video of videos) {
    if (video.order !== "" && (last === null || comparePlaced(video, last) > 0)) last = video;
  }
  return placeAfter(last ? [last] : [], last ? 0 : -1, count, freshId).keys;
}
