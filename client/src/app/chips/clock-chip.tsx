import type { Instant } from "@tongpin/domain/base";
import { type Urgency, urgencyOf } from "@tongpin/domain/review";
import { Chip, type Tone } from "../../ui/chip.tsx";
import { IconAlert, IconClock } from "../../ui/icons/index.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useNow } from "../hooks/use-now.ts";

const TONES: Record<Urgency, Tone> = { calm: "neutral", soon: "neutral", urgent: "warn", overdue: "danger" };
const MINUTE = 60_000;

/** How long is left until something is due: words first, amber for the last four hours, red when it is over. */
export function ClockChip({ dueAt }: { dueAt: Instant }) {
  const now = useNow(MINUTE / 2);
  const format = useFormat();
  const urgency = urgencyOf(dueAt, now);
  return (
    <Chip
      tone={TONES[urgency]}
      title={format.moment(dueAt)}
      icon={urgency === "overdue" ? <IconAlert size={12} /> : <IconClock size={12} />}
    >
      {format.timeLeft(dueAt - now)}
    </Chip>
  );
}
