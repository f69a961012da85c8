import { BRIEF_BAN } from "@tongpin/domain/brief";
import type { ClaimAllowance, ClaimSeverity, PlacedClaim } from "@tongpin/domain/claims";
import { allowClaim, disallowClaim, type ScriptRoom, TEXT_LIMITS } from "@tongpin/workspace";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Chip, type Tone } from "../../../ui/chip.tsx";
import { Field, Input, Textarea } from "../../../ui/field.tsx";
import { useCommands } from "../../hooks/use-commands.ts";
import { useFormat } from "../../hooks/use-format.ts";
import { useMembers } from "../../hooks/use-members.ts";
import { useLocale } from "../../hooks/use-preferences.ts";
import { useT } from "../../hooks/use-t.ts";
import { useToast } from "../../hooks/use-toast.ts";
import { useLexicon } from "./use-claims.ts";

export const SEVERITY_TONE: Readonly<Record<ClaimSeverity, Tone>> = {
  block: "danger",
  evidence: "accent",
  warn: "warn",
  info: "neutral",
};

export interface ClaimItemProps {
  readonly claim: PlacedClaim;
  readonly room: ScriptRoom;
  readonly allowance: ClaimAllowance | null;
  readonly mayWrite: boolean;
  /** Where it stands, as a link or a button that leads there. */
  readonly place: ReactNode;
}

/** One wording: what it is, on what law that rests, what to write instead; and who answers for it if it stays. */
export function ClaimItem({ claim, room, allowance, mayWrite, place }: ClaimItemProps) {
  const t = useT("claims");
  const locale = useLocale();
  const lexicon = useLexicon();
  const [isAsking, setIsAsking] = useState(false);
  const { entry, text } = claim.hit;
  const category = lexicon?.CLAIM_CATEGORIES[entry.category];
  return (
    <li className="flex flex-col gap-1.5 border-line border-b px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <strong className="font-semibold text-read">{text}</strong>
        <Chip tone={allowance ? "neutral" : SEVERITY_TONE[entry.severity]}>
          {allowance ? t("answered") : t(entry.category === BRIEF_BAN ? "briefBan" : `severity.${entry.severity}`)}
        </Chip>
        <span className="ml-auto text-small">{place}</span>
      </p>
      {category ? (
        <p className="text-ink-2 text-small" title={category.basis}>
          {category.names[locale]} · <span lang="zh-Hans">{category.basis}</span>
        </p>
      ) : null}
      {entry.category === BRIEF_BAN ? <p className="text-ink-2 text-small">{t("briefBanNote")}</p> : null}
      {entry.suggest["zh-Hans"] ? (
        <p lang={locale === "zh-Hant" ? "zh-Hant" : "zh-Hans"} className="text-small">
          {entry.suggest[locale === "zh-Hant" ? "zh-Hant" : "zh-Hans"]}
        </p>
      ) : null}
      {allowance ? (
        <Answer room={room} allowance={allowance} mayWrite={mayWrite} />
      ) : isAsking ? (
        <AnswerForm room={room} entryId={entry.id} onDone={() => setIsAsking(false)} />
      ) : mayWrite ? (
        <Button size="small" tone="quiet" className="-ml-2 self-start" onClick={() => setIsAsking(true)}>
          {t("allow")}
        </Button>
      ) : null}
    </li>
  );
}

function Answer({
  room,
  allowance,
  mayWrite,
}: Pick<ClaimItemProps, "room" | "mayWrite"> & { allowance: ClaimAllowance }) {
  const t = useT("claims");
  const format = useFormat();
  const commands = useCommands();
  const toast = useToast();
  const name = useMembers().find(({ personId }) => personId === allowance.by)?.name ?? t("somebody");
  function withdraw() {
    disallowClaim(room, { entryId: allowance.entryId }, commands());
    toast.undo(t("withdrawn"), () => allowClaim(room, allowance, commands()));
  }
  return (
    <div className="rounded-md bg-sunken px-3 py-2 text-small">
      <p>{allowance.reason}</p>
      {allowance.evidence ? <p className="text-ink-2">{t("evidenceIs", { evidence: allowance.evidence })}</p> : null}
      <p className="flex items-center text-ink-3">
        <span className="min-w-0 flex-1 truncate">{t("by", { name, at: format.moment(allowance.at) })}</span>
        {mayWrite ? (
          <Button size="small" tone="quiet" onClick={withdraw}>
            {t("withdraw")}
          </Button>
        ) : null}
      </p>
    </div>
  );
}

function AnswerForm({ room, entryId, onDone }: { room: ScriptRoom; entryId: string; onDone(): void }) {
  const t = useT("claims");
  const commands = useCommands();
  const [reason, setReason] = useState("");
  const [evidence, setEvidence] = useState("");
  function submit(event: FormEvent) {
    event.preventDefault();
    if (allowClaim(room, { entryId, reason, evidence }, commands()).ok) onDone();
  }
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onDone();
      }}
      className="flex flex-col gap-2 pt-1"
    >
      <Field label={t("reason")} hint={t("reasonHint")}>
        {(control) => (
          <Textarea
            {...control}
            // The form opens where the button was pressed.
            ref={(field) => field?.focus()}
            rows={2}
            value={reason}
            maxLength={TEXT_LIMITS.message}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("evidence")} hint={t("evidenceHint")}>
        {(control) => (
          <Input
            {...control}
            value={evidence}
            maxLength={TEXT_LIMITS.message}
            onChange={(event) => setEvidence(event.target.value)}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" size="small" tone="primary" disabled={reason.trim() === ""}>
          {t("save")}
        </Button>
        <Button size="small" tone="quiet" onClick={onDone}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
