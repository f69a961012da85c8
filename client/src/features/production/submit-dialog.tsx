import type { Sha256 } from "@tongpin/domain/base";
import type { PinnedContent } from "@tongpin/domain/records";
import { formatClock } from "@tongpin/domain/script";
import { useState } from "react";
import { useFormat, useT } from "../../app/index.ts";
import { ShortHash } from "../../app/item/short-hash.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { IconAlert, IconSend } from "../../ui/icons/index.ts";
import type { SubmitWarning } from "./submit-state.ts";

export interface SubmitDialogProps {
  readonly content: PinnedContent;
  readonly hash: Sha256;
  readonly round: number;
  readonly warnings: readonly SubmitWarning[];
  readonly disabled: boolean;
  onSubmit(): void;
}

/** Shows exactly what will be frozen, and what one might regret, before it is. */
export function SubmitDialog({ content, hash, round, warnings, disabled, onSubmit }: SubmitDialogProps) {
  const t = useT("production");
  const tc = useT("common");
  const [isOpen, setIsOpen] = useState(false);
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
            onClick={() => {
              onSubmit();
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
    </Dialog>
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
