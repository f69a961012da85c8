import { differences, type Round } from "@tongpin/domain/review";
import { contentHash } from "@tongpin/workspace";
import { useMemo } from "react";
import { type PinAnswer, usePin, useT } from "../../../app/index.ts";
import { DifferenceList } from "../../../app/item/difference-list.tsx";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import { FrozenPost } from "./frozen-post.tsx";
import { FrozenScript } from "./frozen-script.tsx";

export interface FrozenSideProps {
  readonly side: "post" | "script";
  readonly pin: PinAnswer;
  readonly round: Round;
  readonly rounds: readonly Round[];
  readonly film: string | null;
  onSeek(ms: number): void;
}

/** What was submitted beside the film, and what is new in it since the brand last saw it. */
export function FrozenSide({ side, pin, round, rounds, film, onSeek }: FrozenSideProps) {
  const t = useT("review");
  if (pin.type === "looking") return <SkeletonLines label={t("hindrance.looking")} className="p-4" />;
  if (pin.type !== "found") return <p className="p-4 text-ink-3">{t(`hindrance.${pin.type}`, { why: "" })}</p>;
  const before = rounds.findLast((earlier) => earlier.round < round.round && earlier.contentHash !== round.contentHash);
  return (
    <>
      {side === "post" ? <FrozenPost content={pin.content} round={round} film={film} onSeek={onSeek} /> : null}
      {side === "script" ? <FrozenScript content={pin.content} /> : null}
      {side === "post" && before ? <SinceLastRound before={before} pin={pin} /> : null}
    </>
  );
}

function SinceLastRound({ before, pin }: { before: Round; pin: Extract<PinAnswer, { type: "found" }> }) {
  const t = useT("review");
  const old = usePin(before.contentHash, contentHash);
  const changes = useMemo(
    () => (old.type === "found" ? differences(old.content, pin.content) : null),
    [old, pin.content],
  );
  if (!changes) return null;
  return (
    <section className="flex flex-col gap-2 border-line border-t p-4">
      <h3 className="font-medium">{t("differences.since", { round: before.round })}</h3>
      <DifferenceList differences={changes} />
    </section>
  );
}
