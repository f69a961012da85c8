import type { Sha256 } from "@tongpin/domain/base";
import type { PlacedClaim } from "@tongpin/domain/claims";
import { type PinnedContent, TEXT_LIMIT } from "@tongpin/domain/records";
import { formatClock } from "@tongpin/domain/script";
import { type ReactNode, useState } from "react";
import { useFormat, useT } from "../../app/index.ts";
import { ShortHash } from "../../app/item/short-hash.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Textarea } from "../../ui/field.tsx";
import { IconAlert, IconEdit, IconSend } from "../../ui/icons/index.ts";
import type { SubmitWarning } from "./submit-state.ts";

export interface SubmitDialogProps {
  readonly content: PinnedContent;
  readonly hash: Sha256;
  readonly round: number;
  readonly warnings: readonly SubmitWarning[];
  /** Prohibited wordings nobody answers for. They go out only under a reason. */
  readonly openClaims: readonly PlacedClaim[];
  /** What the brief asks for and the script does not say; shown, and in nobody's way. */
  readonly uncovered: ReactNode;
  /** Suggestions nobody has decided. They are not part of what is frozen. */
  readonly openSuggestions: number;
  readonly disabled: boolean;
  onSubmit(overrideReason: string): void;
}

/** Shows exactly what will be frozen, and what one might regret, before it is. */
export function SubmitDialog(props: SubmitDialogProps) {
  const { content, hash, round, warnings, openClaims, openSuggestions, uncovered, disabled, onSubmit } = props;
  const t = useT("production");
  const tc = useT("common");
  const ts = useT("suggest");
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState("");
  const needsReason = openClaims.length > 0;
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button tone="primary" icon={<IconSend size={14} />} disabled={disabled}>
          {t("submit.open")}
        </Button>
      }
      title={t("submit.title", { round })}
      description={t("submit.note")}
      closeLabel={tc("close")}
      footer={
        <>
          <Button tone="quiet" onClick={() => setIsOpen(false)}>
            {t("cancel")}
          </Button>
          <Button
            tone="primary"
            disabled={needsReason && reason.trim() === ""}
            onClick={() => {
              onSubmit(needsReason ? reason : "");
              setIsOpen(false);
            }}
          >
            {t("submit.confirm")}
          </Button>
        </>
      }
    >
      <Summary content={content} hash={hash} />
      {warnings.length > 0 ? (
        <ul className="mt-4 flex flex-col gap-1.5">
          {warnings.map((warning) => (
            <li key={keyOf(warning)} className="flex gap-2 text-small">
              <IconAlert size={14} className="mt-0.5 shrink-0 text-warn" />
              <WarningWords warning={warning} />
            </li>
          ))}
        </ul>
      ) : null}
      {uncovered}
      {openSuggestions > 0 ? (
        <p className="mt-4 flex gap-2 text-small">
          <IconEdit size={14} className="mt-0.5 shrink-0 text-ink-3" />
          <span>{ts("submit", { count: openSuggestions })}</span>
        </p>
      ) : null}
      {needsReason ? <Override claims={openClaims} reason={reason} onReason={setReason} /> : null}
    </Dialog>
  );
}

/** Prohibited wordings, and the field for why they go out all the same (CLM7). */
function Override({
  claims,
  reason,
  onReason,
}: {
  claims: readonly PlacedClaim[];
  reason: string;
  onReason(reason: string): void;
}) {
  const t = useT("claims");
  return (
    <section className="mt-4 flex flex-col gap-2 rounded-md bg-danger-soft p-3">
      <h3 className="flex gap-2 font-medium text-danger">
        <IconAlert size={14} className="mt-0.5 shrink-0" />
        {t("submit.title", { count: claims.length })}
      </h3>
      <p className="text-small">{[...new Set(claims.map(({ hit }) => hit.text))].join(" · ")}</p>
      <p className="text-ink-2 text-small">{t("submit.note")}</p>
      <Field label={t("submit.reason")}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={TEXT_LIMIT}
            value={reason}
            onChange={(event) => onReason(event.target.value)}
          />
        )}
      </Field>
    </section>
  );
}

function keyOf(warning: SubmitWarning): string {
  return warning.code === "post" ? `${warning.problem.code}:${warning.problem.index}` : warning.code;
}

function WarningWords({ warning }: { warning: SubmitWarning }) {
  const t = useT("production");
  const tr = useT("review");
  switch (warning.code) {
    case "post":
      return <span>{tr(`problems.${warning.problem.code}`, { ...warning.problem.params })}</span>;
    case "supersedes":
      return <span>{t("submit.warning.supersedes", { round: warning.round })}</span>;
    case "open-notes":
      return <span>{t("submit.warning.open-notes", { count: warning.count })}</span>;
    default:
      return <span>{t(`submit.warning.${warning.code}`)}</span>;
  }
}

function Summary({ content, hash }: { content: PinnedContent; hash: Sha256 }) {
  const t = useT("production");
  const tr = useT("review");
  const format = useFormat();
  const { cut, post, script } = content;
  const rows: readonly (readonly [label: string, value: string])[] = [
    [tr("frozen.file"), cut ? `${cut.name} · ${format.duration(cut.durationMs / 1000)}` : ""],
    [tr("frozen.title"), post.title],
    [tr("frozen.caption"), post.caption],
    [tr("frozen.topics"), post.topics.map((topic) => `#${topic}`).join(" ")],
    [tr("frozen.links"), post.links.map((link) => link.label || link.url).join(" · ")],
    [tr("frozen.cover"), post.coverAtMs === null ? "" : formatClock(post.coverAtMs)],
    [t("submit.script"), t("submit.rows", { count: script.length })],
  ];
  return (
    <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
      {rows.map(([label, value]) => (
        <div key={label} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-ink-3 text-small">{label}</dt>
          <dd className={value ? "line-clamp-2 break-words" : "text-ink-3"}>{value || tr("frozen.none")}</dd>
        </div>
      ))}
      <dt className="text-ink-3 text-small">{tr("fingerprint")}</dt>
      <dd>
        <ShortHash hash={hash} />
      </dd>
    </dl>
  );
}
