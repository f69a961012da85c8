import { type BriefKind, banEntryId, itemsOf } from "@tongpin/domain/brief";
import { addBriefItems, type BriefWords, type ScriptRoom, type ScriptState, TEXT_LIMITS } from "@tongpin/workspace";
import { useId } from "react";
import { useCommands, useScriptState, useT } from "../../../app/index.ts";
import type { BriefCoverage } from "../../../app/item/brief/use-coverage.ts";
import type { ClaimsFound } from "../../../app/item/claims/use-claims.ts";
import { IconPlus } from "../../../ui/icons/index.ts";
import type { ShownWords } from "../editor/shown-words.ts";
import { BriefItemRow } from "./brief-item.tsx";
import { BriefText } from "./brief-text.tsx";
import { readItem, readLines } from "./item-words.ts";
import { useTrouble } from "./use-trouble.ts";

export interface BriefSectionProps {
  readonly room: ScriptRoom;
  readonly kind: BriefKind;
  readonly coverage: BriefCoverage;
  readonly found: ClaimsFound;
  readonly mayWrite: boolean;
  onShow(words: ShownWords): void;
}

/** Kinds whose use is not told by their name. */
const EXPLAINED: ReadonlySet<BriefKind> = new Set(["must", "ban"]);
const briefOf = (state: ScriptState) => state.brief;

/** All items of one kind, and the line where the next is typed. */
export function BriefSection({ room, kind, coverage, found, mayWrite, onShow }: BriefSectionProps) {
  const t = useT("brief");
  const heading = useId();
  const commands = useCommands();
  const told = useTrouble();
  const items = itemsOf(useScriptState(room, briefOf), kind);
  const add = (words: readonly BriefWords[]) => told(addBriefItems(room, { kind, items: words }, commands()));
  if (items.length === 0 && !mayWrite) return null;
  const done = coverage.points ? coverage.points.length - coverage.open.length : 0;
  return (
    <section aria-labelledby={heading} className="border-line border-t px-4 py-3">
      <h3 id={heading} className="flex items-baseline gap-2 font-medium text-ui">
        {t(`kinds.${kind}`)}
        {items.length > 0 ? (
          <span className="font-normal text-ink-3 text-small">
            {kind === "must" && coverage.points ? `${done}/${items.length}` : items.length}
          </span>
        ) : null}
      </h3>
      <ul className="mt-1 flex flex-col">
        {items.map((item, index) => (
          <BriefItemRow
            key={item.id}
            room={room}
            item={item}
            place={index + 1}
            mayWrite={mayWrite}
            point={coverage.points?.find((point) => point.item.id === item.id) ?? null}
            hits={kind === "ban" ? found.claims.filter(({ hit }) => hit.entry.id === banEntryId(item)) : []}
            onShow={onShow}
          />
        ))}
      </ul>
      {mayWrite ? (
        <div className="flex items-start gap-1">
          <IconPlus size={14} className="mt-2 shrink-0 text-ink-3" />
          <BriefText
            isNew
            label={t(`adds.${kind}`)}
            placeholder={t(`adds.${kind}`)}
            value=""
            disabled={false}
            maxLength={TEXT_LIMITS.url}
            onSave={(line) => add([readItem(kind, line)])}
            onLines={(pasted) => add(readLines(kind, pasted))}
          />
        </div>
      ) : null}
      {EXPLAINED.has(kind) && mayWrite ? (
        <p className="px-1.5 pt-1 text-ink-3 text-small">{t(`hints.${kind}`)}</p>
      ) : null}
    </section>
  );
}
