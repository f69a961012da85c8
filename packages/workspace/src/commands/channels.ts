import { asId, type ChannelId, ok, type Result, refuse } from "@tongpin/domain/base";
import type { Channel } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { CHANNEL_SPEC } from "../schema/channel.ts";
import { acceptPatch, changedFields, seedOf, writeFields } from "../schema/record.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

type ChannelFields = Omit<Channel, "id">;

/** Refuses `name-empty`, `name-too-long`, `number-invalid`. */
export function addChannel(
  room: PlanRoom,
  args: Pick<ChannelFields, "name" | "platform"> & Partial<ChannelFields>,
  ctx: CommandContext,
): Result<ChannelId> {
  const clean = acceptPatch<ChannelFields>(args, CHANNEL_SPEC);
  if (!clean.ok) return clean;
  const id = asId<ChannelId>(ctx.newId());
  const map = room.doc.getMap<unknown>("channels");
  const done = commit(room, ctx, () => map.set(id, seedOf(clean.value, CHANNEL_SPEC)));
  return done.ok ? { ok: true, value: id } : done;
}

/** Refuses `channel-unknown` and what `addChannel` refuses. */
export function updateChannel(
  room: PlanRoom,
  args: { readonly channelId: ChannelId; readonly patch: Partial<ChannelFields> },
  ctx: CommandContext,
): Result<void> {
  const channel = room.getSnapshot().channels.get(args.channelId);
  if (!channel) return refuse("channel-unknown");
  const clean = acceptPatch<ChannelFields>(args.patch, CHANNEL_SPEC);
  if (!clean.ok) return clean;
  const changes = changedFields<ChannelFields>(clean.value, channel);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => writeFields(room.doc.getMap("channels"), args.channelId, changes));
}
