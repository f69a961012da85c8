import { asId, type ChannelId } from "@tongpin/domain/base";
import type { Channel } from "@tongpin/domain/video";
import { choiceField, integerField, optional, textField } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { type FlatMap, readRecord, type Spec } from "./record.ts";

const PLATFORMS = ["douyin", "xiaohongshu", "kuaishou", "channels"] as const;

export const CHANNEL_SPEC: Spec<Omit<Channel, "id">> = {
  name: textField(TEXT_LIMITS.name, "name"),
  platform: choiceField(PLATFORMS, "douyin"),
  hue: integerField(0, 359, 0),
  charsPerMinute: optional(integerField(1, 2_000, 0)),
  weeklyQuota: optional(integerField(0, 1_000, 0)),
};

export function readChannel(map: FlatMap, id: string): Channel {
  return { id: asId<ChannelId>(id), ...readRecord(map, id, CHANNEL_SPEC) };
}
