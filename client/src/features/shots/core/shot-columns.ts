import { readSeconds } from "@tongpin/domain/script";
import type { Shot, ShotTextField } from "@tongpin/domain/video";

export type ShotColumn = ShotTextField | "seconds";

export interface ShotColumnInfo {
  readonly name: ShotColumn;
  /** Width in rem at the usual text size. */
  readonly width: number;
  /** Has a list of usual answers; free text stays possible. */
  readonly choices: boolean;
  /** Short entries stand in the middle of their column. */
  readonly short: boolean;
}

const column = (name: ShotColumn, width: number, kind: "words" | "choices" | "short" = "words"): ShotColumnInfo => ({
  name,
  width,
  choices: kind === "choices",
  short: kind === "short",
});

/** All columns there are, 分镜脚本 in the order Chinese crews write it (flows.md §A). */
export const SHOT_COLUMNS: readonly ShotColumnInfo[] = [
  column("number", 3.5, "short"),
  column("size", 5, "choices"),
  column("angle", 5, "choices"),
  column("movement", 5, "choices"),
  column("picture", 15.5),
  column("line", 15.5),
  column("caption", 9.5),
  column("sound", 6),
  column("seconds", 4, "short"),
  column("scene", 8),
  column("cast", 7),
  column("props", 8),
  column("transition", 5.5, "choices"),
  column("note", 11),
];

export type ShotPatch = Partial<Omit<Shot, "id" | "frame">>;

/** A cell as text: what is copied, shown and edited. */
export function cellText(shot: Shot, name: ShotColumn): string {
  if (name === "seconds") return shot.seconds === null ? "" : String(shot.seconds);
  return shot[name];
}

/** The patch that puts `text` into a cell; null when it can't stand there (words for a number of seconds). */
export function cellPatch(name: ShotColumn, text: string): ShotPatch | null {
  if (name !== "seconds") return { [name]: text.replace(/\r\n?/g, "\n") };
  if (text.trim() === "") return { seconds: null };
  const seconds = readSeconds(text);
  return seconds === null ? null : { seconds };
}
