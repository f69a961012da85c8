import type { VideoId } from "@tongpin/domain/base";
import type { LedgerHead } from "@tongpin/domain/records";
import type { Round } from "@tongpin/domain/review";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useCommands, useRecords } from "../../../app/index.ts";
import { useMay } from "../use-review.ts";
import { type BarState, barState, type QueuedDecision } from "./bar-state.ts";
import { type Draft, type DraftEvent, IDLE, reduceDraft } from "./decision-draft.ts";

type NoNow<E> = E extends { now: number } ? Omit<E, "now"> : E;

export interface DecisionDesk {
  readonly bar: BarState;
  readonly draft: Draft;
  /** Whole seconds until a held decision is sent. */
  readonly secondsLeft: number;
  dispatch(event: NoNow<DraftEvent>): void;
  retry(): void;
  /** Puts a refusal away. */
  discard(): void;
}

const TICK_MS = 250;

/** The decision about one submission, from the first press until the ledger has it. */
export function useDecision(videoId: VideoId, round: Round | undefined, head: LedgerHead | null): DecisionDesk {
  const records = useRecords();
  const commands = useCommands();
  const mayDecide = useMay("decide");
  const [draft, setDraft] = useState<Draft>(IDLE);
  const [secondsLeft, setSecondsLeft] = useState(0);

  const bar = useMemo(() => {
    const queue = records.items.flatMap(({ op, command, state, error }): QueuedDecision[] =>
      command.type === "decide" && command.decision !== "withdraw"
        ? [{ op, command, state, code: error?.code ?? null }]
        : [],
    );
    return barState(round, queue, mayDecide);
  }, [round, records.items, mayDecide]);

  // What a held decision is about is fixed when it is sent, also from the last breath of the page.
  const present = useRef({ draft, round, head, send: records.send });
  present.current = { ...present.current, round, head, send: records.send };

  const apply = useCallback(
    (event: DraftEvent) => {
      const before = present.current.draft;
      const next = reduceDraft(before, event);
      if (next === before) return;
      present.current.draft = next;
      setDraft(next);
      const { round: asked, head: seenHead, send } = present.current;
      if (before.type !== "holding" || next.type !== "sent" || !asked) return;
      const { decision, level, reason } = next;
      void send({
        type: "decide",
        videoId,
        submissionId: asked.submissionId,
        contentHash: asked.contentHash,
        decision,
        level,
        reason: reason.trim(),
        seenHead,
        clientAt: commands().now,
      });
    },
    [videoId, commands],
  );

  const dispatch = useCallback(
    (event: NoNow<DraftEvent>) => apply({ ...event, now: commands().now } as DraftEvent),
    [apply, commands],
  );

  useEffect(() => {
    if (draft.type !== "holding") return;
    const tick = () => {
      const { now } = commands();
      setSecondsLeft(Math.max(0, Math.ceil((draft.until - now) / 1000)));
      apply({ type: "elapse", now });
    };
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [draft, apply, commands]);

  useEffect(() => {
    const send = () => apply({ type: "send" });
    const hide = () => {
      if (document.visibilityState === "hidden") send();
    };
    window.addEventListener("pagehide", send);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("pagehide", send);
      document.removeEventListener("visibilitychange", hide);
      send();
    };
  }, [apply]);

  const { type } = bar;
  useEffect(() => {
    if (type === "decided" || type === "superseded") apply({ type: "drop" });
    if (type === "decided" || type === "refused" || type === "superseded") apply({ type: "settle" });
  }, [type, apply]);

  const op = bar.type === "refused" || bar.type === "unsent" ? bar.queued.op : null;
  return {
    bar,
    draft,
    secondsLeft,
    dispatch,
    retry: () => op && records.retry(op),
    discard: () => op && records.discard(op),
  };
}
