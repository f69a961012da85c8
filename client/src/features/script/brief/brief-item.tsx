import { type BriefItem, banEntryId, itemsOf } from "@tongpin/domain/brief";
import type { PlacedClaim } from "@tongpin/domain/claims";
import type { CoveredPoint } from "@tongpin/domain/coverage";
import {
  moveBriefItem,
  removeBriefItem,
  restoreBriefItem,
  type ScriptRoom,
  type ScriptState,
  TEXT_LIMITS,
  tickBriefItem,
  updateBriefItem,
} from "@tongpin/workspace";
import type { KeyboardEvent } from "react";
import { announce, useCommands, useGo, useScriptState, useT, useToast } from "../../../app/index.ts";
import { IconButton } from "../../../ui/button.tsx";
import {
  IconArrowDown,
  IconArrowUp,
  IconCheckCircle,
  IconExternal,
  IconMore,
  IconTrash,
} from "../../../ui/icons/index.ts";
import { Menu, MenuItem, MenuLine } from "../../../ui/menu.tsx";
import type { ShownWords } from "../editor/shown-words.ts";
import { onlyPanel } from "../view/panels.ts";
import { BriefText } from "./brief-text.tsx";
import { readItem, writeItem } from "./item-words.ts";
import { PointCoverage } from "./point-coverage.tsx";
import { TickMenu } from "./tick-menu.tsx";
import { useTrouble } from "./use-trouble.ts";

export interface BriefItemRowProps {
  readonly room: ScriptRoom;
  readonly item: BriefItem;
  /** From 1, among those of its kind. */
  readonly place: number;
  readonly mayWrite: boolean;
  /** Of a 必说, once the rules are here. */
  readonly point: CoveredPoint | null;
  /** Of a 禁说. */
  readonly hits: readonly PlacedClaim[];
  onShow(words: ShownWords): void;
}

/** One thing the brief asks for: its words in place, what the script makes of it, and what can be done with it. */
export function BriefItemRow({ room, item, place, mayWrite, point, hits, onShow }: BriefItemRowProps) {
  const t = useT("brief");
  const commands = useCommands();
  const toast = useToast();
  const told = useTrouble();
  const shown = item.text || item.url;

  function remove() {
    removeBriefItem(room, { id: item.id }, commands());
    toast.undo(t("removed", { text: shown }), () => restoreBriefItem(room, { id: item.id }, commands()));
  }
  function save(line: string): boolean {
    if (line === "") {
      remove();
      return true;
    }
    return told(updateBriefItem(room, { id: item.id, patch: readItem(item.kind, line) }, commands()));
  }
  function move(step: -1 | 1) {
    const all = itemsOf(room.getSnapshot().brief, item.kind);
    const at = all.findIndex(({ id }) => id === item.id);
    if (at + step < 0 || at + step >= all.length) return;
    const afterId = all[step > 0 ? at + 1 : at - 2]?.id ?? null;
    moveBriefItem(room, { id: item.id, afterId }, commands());
    announce(t("moved", { place: at + step + 1 }));
  }
  function onKeyDown(event: KeyboardEvent) {
    if (!event.altKey || !mayWrite || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  }
  return (
    <li className="group flex items-start gap-1 py-0.5" onKeyDown={onKeyDown}>
      {item.kind === "must" ? <CoverageMark point={point} /> : null}
      <div className="min-w-0 flex-1">
        <BriefText
          label={t("item", { kind: t(`kinds.${item.kind}`), place })}
          value={writeItem(item)}
          disabled={!mayWrite}
          maxLength={item.kind === "reference" ? TEXT_LIMITS.url : TEXT_LIMITS.briefItem}
          onSave={save}
        />
        <div className="px-1.5">
          {point ? <PointCoverage point={point} room={room} onShow={onShow} /> : null}
          {item.kind === "ban" ? <BanHits room={room} item={item} hits={hits} onShow={onShow} /> : null}
        </div>
      </div>
      {item.url ? (
        <a
          href={item.url}
          target="_blank"
          rel="noreferrer noopener"
          aria-label={`${t("openLink")} ${shown}`}
          data-tip={t("openLink")}
          data-tip-side="left"
          className="inline-flex size-control-sm shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
        >
          <IconExternal size={14} />
        </a>
      ) : null}
      {mayWrite ? (
        <Menu
          align="end"
          trigger={
            <IconButton size="small" tip="none" label={t("menu", { text: shown })} icon={<IconMore size={14} />} />
          }
        >
          {item.kind === "must" ? (
            <>
              <TickMenu
                room={room}
                item={item}
                onTick={(rowId) => told(tickBriefItem(room, { id: item.id, rowId }, commands()))}
              />
              <MenuLine />
            </>
          ) : null}
          <MenuItem icon={<IconArrowUp size={14} />} keys="alt+up" onSelect={() => move(-1)}>
            {t("moveUp")}
          </MenuItem>
          <MenuItem icon={<IconArrowDown size={14} />} keys="alt+down" onSelect={() => move(1)}>
            {t("moveDown")}
          </MenuItem>
          <MenuLine />
          <MenuItem icon={<IconTrash size={14} />} danger onSelect={remove}>
            {t("remove")}
          </MenuItem>
        </Menu>
      ) : null}
    </li>
  );
}

/** Covered or not, as a mark with its word for who cannot see it. */
function CoverageMark({ point }: { point: CoveredPoint | null }) {
  const t = useT("brief");
  const isCovered = point !== null && point.coverage.type !== "open";
  return (
    <span className="mt-1.5 inline-flex size-4 shrink-0 items-center justify-center">
      {isCovered ? (
        <IconCheckCircle size={16} className="text-good" />
      ) : (
        <span aria-hidden="true" className="size-3.5 rounded-full border-[1.5px] border-line-strong" />
      )}
      <span className="sr-only">{t(isCovered ? "coverage.covered" : "coverage.notCovered")}</span>
    </span>
  );
}

const allowancesOf = (state: ScriptState) => state.allowances;

function BanHits({ room, item, hits, onShow }: Pick<BriefItemRowProps, "room" | "item" | "hits" | "onShow">) {
  const t = useT("brief");
  const go = useGo();
  const isAnswered = useScriptState(room, allowancesOf).some(({ entryId }) => entryId === banEntryId(item));
  const first = hits[0];
  if (!first) return <p className="text-ink-3 text-small">{t("banHits", { count: 0 })}</p>;
  const { place, hit } = first;
  const show = () => {
    if (place.type === "row")
      onShow({ rowId: place.rowId, column: place.column, start: hit.start, end: hit.end, text: hit.text });
    else go.query(onlyPanel("claims", "1"));
  };
  return (
    <p className="flex flex-wrap gap-x-2 text-small">
      <button type="button" className="text-danger underline-offset-2 hover:underline" onClick={show}>
        {t("banHits", { count: hits.length })}
      </button>
      {isAnswered ? (
        <span className="text-ink-3">{t("banAnswered")}</span>
      ) : (
        <button
          type="button"
          className="inline-flex min-h-6 items-center text-accent-text underline-offset-2 hover:underline"
          onClick={() => go.query(onlyPanel("claims", "1"))}
        >
          {t("seeClaims")}
        </button>
      )}
    </p>
  );
}
