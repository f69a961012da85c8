import type { Instant } from "@tongpin/domain/base";
import { refuse } from "@tongpin/domain/base";
import type { HotWindow } from "@tongpin/domain/video";
import { type Field, INSTANT_FIELD, optional } from "./field.ts";
import { own } from "./plain.ts";
import { type FlatMap, readRecord, type Spec } from "./record.ts";

/** The window as it is stored: one value, because a beginning and an end of two people are no window. */
export type StoredWindow = Pick<HotWindow, "from" | "until">;

const WINDOW: Field<StoredWindow> = {
  otherwise: { from: 0, until: 0 },
  read(value) {
    const from = INSTANT_FIELD.read(own(value, "from"));
    const until = INSTANT_FIELD.read(own(value, "until"));
    return from !== undefined && until !== undefined && from < until ? { from, until } : undefined;
  },
  accept: (value) =>
    WINDOW.read(value) === undefined
      ? refuse("date-invalid")
      : { ok: true, value: { from: value.from, until: value.until } },
};

/**
 * 热点 of a video, beside its card's fields. `cold` is the expiry that was found to be over: a window that was moved on
 * meanwhile has another, so it is not put away by a device that had not seen that.
 */
export interface HotFields {
  readonly hot: StoredWindow | null;
  readonly cold: Instant | null;
}

export const HOT_SPEC: Spec<HotFields> = { hot: optional(WINDOW), cold: optional(INSTANT_FIELD) };

export function readHot(videos: FlatMap, id: string): HotWindow | undefined {
  const { hot, cold } = readRecord(videos, id, HOT_SPEC);
  return hot ? { ...hot, isArchived: cold === hot.until } : undefined;
}
