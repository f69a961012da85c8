import type { VideoId } from "@tongpin/domain/base";
import type { LedgerHead } from "@tongpin/domain/records";
import type { Request, Round } from "@tongpin/domain/review";
import type { ReactNode } from "react";
import { ClockChip, refusalText, useFormat, useNow, useSyncStatus, useT } from "../../../app/index.ts";
import { FailureNote } from "../../../app/item/failure-note.tsx";
import { troubleOf } from "../../../app/item/trouble-of.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { IconAlert, IconCloudOff } from "../../../ui/icons/index.ts";
import { decisionTone } from "./bar-state.ts";
import { DecisionChoices } from "./decision-choices.tsx";
import type { Decision } from "./decision-draft.ts";
import { ReasonForm } from "./reason-form.tsx";
import { type DecisionDesk, useDecision } from "./use-decision.ts";

export interface DecisionBarProps {
  readonly videoId: VideoId;
  /** Give the bar the round's id as key: a decision begun about one round never becomes one about another. */
  readonly round: Round | undefined;
  readonly head: LedgerHead | null;
  /** What keeps the buttons from being pressed: the frozen content is not here, or another version is shown. */
  readonly hindrance: ReactNode | null;
  /** Open notes from earlier versions nobody has checked on this one (R5). */
  readonly carried: number;
  /** After a decision: where to go next. */
  readonly next: ReactNode;
  onLatest(): void;
}

/** Always at the foot: how long is left, what can be decided, what pressing means, and what became of it. */
export function DecisionBar({ videoId, round, head, ...rest }: DecisionBarProps) {
  const t = useT("review");
  const desk = useDecision(videoId, round, head);
  return (
    <section
      aria-label={t("decision.label")}
      className="shrink-0 border-line-strong border-t bg-raised px-4 py-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))]"
    >
      <BarContent desk={desk} {...rest} />
    </section>
  );
}

type ContentProps = Omit<DecisionBarProps, "videoId" | "round" | "head"> & { readonly desk: DecisionDesk };

function BarContent({ desk, hindrance, carried, next, onLatest }: ContentProps) {
  const t = useT("review");
  const { bar, draft } = desk;
  if (draft.type === "holding") return <Held desk={desk} decision={draft} />;
  switch (bar.type) {
    case "none":
      return <p className="text-ink-3">{t("decision.none")}</p>;
    case "refused":
      return (
        <FailureNote trouble={troubleOf(t, "decision.refused", { code: bar.queued.code ?? "refused" })}>
          <Button size="small" onClick={desk.discard}>
            {t("decision.putAway")}
          </Button>
        </FailureNote>
      );
    case "unsent":
      return <Unsent decision={bar.queued.command.decision} code={bar.queued.code} />;
    case "decided":
      return <Decided desk={desk} next={next} />;
    case "superseded":
      return (
        <Line>
          <Chip tone="warn">{t("decision.superseded.chip")}</Chip>
          <p className="min-w-0 flex-1 text-ink-2">{t("decision.superseded.words")}</p>
          <Button tone="primary" onClick={onLatest}>
            {t("decision.superseded.open")}
          </Button>
        </Line>
      );
    case "open":
      break;
  }
  if (draft.type === "sent") return <Unsent decision={draft.decision} code={null} />;
  if (!bar.may) {
    return (
      <Line>
        <ClockChip dueAt={bar.request.dueAt} />
        <p className="min-w-0 flex-1 text-ink-2">{t("decision.brandDecides")}</p>
      </Line>
    );
  }
  if (draft.type === "writing") return <ReasonForm draft={draft} dispatch={desk.dispatch} />;
  return (
    <div className="flex flex-col gap-2">
      {carried > 0 ? (
        <p className="flex items-center gap-1.5 text-small text-warn">
          <IconAlert size={14} />
          {t("decision.carried", { count: carried })}
        </p>
      ) : null}
      <div className="flex items-center gap-3 max-md:flex-row-reverse">
        <DueWords request={bar.request} />
        <span className="hidden flex-1 md:block" />
        {hindrance ?? <DecisionChoices dispatch={desk.dispatch} />}
      </div>
    </div>
  );
}

function DueWords({ request }: { request: Request }) {
  const t = useT("review");
  const format = useFormat();
  const now = useNow(30_000);
  const isOver = now > request.dueAt;
  return (
    <div className="flex min-w-0 flex-col gap-0.5 max-md:flex-1 max-md:items-end">
      <ClockChip dueAt={request.dueAt} />
      <p className="truncate text-ink-3 text-mini max-md:whitespace-normal max-md:text-right">
        {isOver ? t("decision.late") : t("decision.due", { at: format.moment(request.dueAt) })}
      </p>
    </div>
  );
}

function Held({ desk, decision }: { desk: DecisionDesk; decision: Decision }) {
  const t = useT("review");
  return (
    <Line>
      <Chip tone={decisionTone(decision.decision)}>{t(`decisions.${decision.decision}`)}</Chip>
      <p role="status" className="min-w-0 flex-1 text-ink-2">
        {t("decision.held", { seconds: desk.secondsLeft })}
      </p>
      <Button onClick={() => desk.dispatch({ type: "undo" })}>{t("decision.undo")}</Button>
      <Button tone="quiet" onClick={() => desk.dispatch({ type: "send" })}>
        {t("decision.sendNow")}
      </Button>
    </Line>
  );
}

function Unsent({ decision, code }: { decision: Decision["decision"] | "withdraw"; code: string | null }) {
  const t = useT("review");
  const tc = useT("common");
  const sync = useSyncStatus();
  const isOffline = sync.state === "offline" || code !== null;
  return (
    <Line>
      <Chip tone={decisionTone(decision)}>{t(`decisions.${decision}`)}</Chip>
      <p role="status" className="flex min-w-0 flex-1 items-center gap-1.5 text-warn">
        {isOffline ? <IconCloudOff size={14} className="shrink-0" /> : null}
        {isOffline ? t("decision.notCounted") : t("decision.sending")}
        {code && code !== "network" ? ` ${refusalText(tc, code)}` : null}
      </p>
    </Line>
  );
}

function Decided({ desk, next }: { desk: DecisionDesk; next: ReactNode }) {
  const t = useT("review");
  const format = useFormat();
  if (desk.bar.type !== "decided") return null;
  const { decision, by, at, late, reason, level } = desk.bar.answer;
  return (
    <div className="flex flex-col gap-1.5">
      <Line>
        <Chip tone={decisionTone(decision)}>{t(`decisions.${decision}`)}</Chip>
        {level && reason ? <Chip>{t(`levels.${level}`)}</Chip> : null}
        {late ? <Chip tone="warn">{t("decision.lateChip")}</Chip> : null}
        <p className="min-w-0 flex-1 truncate text-ink-2 text-small">
          {by.name} · {format.moment(at)}
        </p>
        {next}
      </Line>
      {reason ? <p className="max-h-24 overflow-y-auto whitespace-pre-wrap break-words">{reason}</p> : null}
    </div>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <div className="flex min-h-control flex-wrap items-center gap-2">{children}</div>;
}
