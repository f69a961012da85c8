import type { PostState } from "@tongpin/domain/video";
import { useT } from "../../app/index.ts";
import { Chip, type Tone } from "../../ui/chip.tsx";

const TONES: Readonly<Record<PostState, Tone>> = {
  out: "good",
  linkMissing: "danger",
  ready: "good",
  coverMissing: "danger",
  waiting: "warn",
  notReady: "danger",
};

/** Whether what goes out today can, in a word. */
export function PostChip({ state }: { state: PostState }) {
  const t = useT("today");
  return <Chip tone={TONES[state]}>{t(`publishing.${state}`)}</Chip>;
}
