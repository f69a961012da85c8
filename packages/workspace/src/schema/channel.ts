import { asId, type ChannelId } from "@tongpin/domain/base";
import { type Channel, MOST_POSTING_SLOTS, type PostingSlot, USUAL_HOURS_APART } from "@tongpin/domain/video";
import { choiceField, type Field, integerField, optional, textField, timeField } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { own } from "./plain.ts";
import { type FlatMap, readRecord, type Spec } from "./record.ts";

const PLATFORMS = ["douyin", "xiaohongshu", "kuaishou", "channels"] as const;

const WEEKDAY = integerField(1, 7, 1);
const TIME = timeField();

/** One value: the slots are set as a whole. Each once, in the order of the week. */
const SLOTS: Field<readonly PostingSlot[]> = {
  otherwise: [],
  read: (value) => (Array.isArray(value) ? inOrder(value.flatMap((slot) => readSlot(slot) ?? [])) : undefined),
  accept(slots) {
    const clean: PostingSlot[] = [];
    for (const slot of slots) {
      const weekday = WEEKDAY.accept(slot.weekday);
      if (!weekday.ok) return weekday;
      const time = TIME.accept(slot.time);
      if (!time.ok) return time;
      clean.push({ weekday: weekday.value, time: time.value });
    }
    return { ok: true, value: inOrder(clean) };
  },
};

function readSlot(value: unknown): PostingSlot | null {
  const weekday = WEEKDAY.read(own(value, "weekday"));
  const time = TIME.read(own(value, "time"));
  return weekday === undefined || time === undefined ? null : { weekday, time };
}

function inOrder(slots: readonly PostingSlot[]): readonly PostingSlot[] {
  const name = (slot: PostingSlot) => `${slot.weekday} ${slot.time}`;
  const byName = new Map(slots.map((slot) => [name(slot), slot]));
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, slot]) => slot)
    .slice(0, MOST_POSTING_SLOTS);
}

export const CHANNEL_SPEC: Spec<Omit<Channel, "id">> = {
  name: textField(TEXT_LIMITS.name, "name"),
  platform: choiceField(PLATFORMS, "douyin"),
  hue: integerField(0, 359, 0),
  charsPerMinute: optional(integerField(1, 2_000, 0)),
  weeklyQuota: optional(integerField(0, 1_000, 0)),
  monthlyQuota: optional(integerField(0, 1_000, 0)),
  hoursApart: integerField(0, 168, USUAL_HOURS_APART),
  slots: SLOTS,
};

export function readChannel(map: FlatMap, id: string): Channel {
  return { id: asId<ChannelId>(id), ...readRecord(map, id, CHANNEL_SPEC) };
}
