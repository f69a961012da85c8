import type { ScriptRoom, ScriptState } from "@tongpin/workspace";
import { useGo, useQuery, useScriptState, useT } from "../../../app/index.ts";
import type { ClaimsFound } from "../../../app/item/claims/use-claims.ts";
import { Button } from "../../../ui/button.tsx";
import { IconAlert, IconCheck } from "../../../ui/icons/index.ts";
import { onlyPanel } from "../view/panels.ts";

const allowancesOf = (state: ScriptState) => state.allowances;

/** How many wordings wait for somebody's look; the prohibited ones are said first. */
export function ClaimsButton({ room, found }: { room: ScriptRoom; found: ClaimsFound }) {
  const t = useT("claims");
  const go = useGo();
  const { claims: isOpen } = useQuery();
  const allowances = useScriptState(room, allowancesOf);
  if (!found.check) return null;
  const answered = new Set(allowances.map(({ entryId }) => entryId));
  const waiting = found.claims.filter(({ hit }) => !answered.has(hit.entry.id)).length;
  const blocks = found.open.length;
  const tone = blocks > 0 ? "text-danger" : waiting > 0 ? "text-warn" : "text-ink-2";
  return (
    <Button
      size="small"
      tone="quiet"
      aria-pressed={isOpen !== undefined}
      icon={waiting > 0 ? <IconAlert size={14} className={tone} /> : <IconCheck size={14} />}
      onClick={() => go.query(onlyPanel("claims", isOpen ? null : "1"))}
    >
      <span className={tone}>
        {blocks > 0 ? t("blocks", { count: blocks }) : waiting > 0 ? t("found", { count: waiting }) : t("clean")}
      </span>
    </Button>
  );
}
