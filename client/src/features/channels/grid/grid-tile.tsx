import { civilDateOf } from "@tongpin/domain/calendar";
import type { ScriptState } from "@tongpin/workspace";
import { StageGlyph, useFormat, useT } from "../../../app/index.ts";
import { useCoverStill } from "../../../app/item/cover/use-cover-still.ts";
import { hueStyle } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import type { GridItem } from "./grid-order.ts";

export interface GridTileProps {
  readonly item: GridItem;
  readonly hue: number;
  /** Null while its script is not read yet. */
  readonly script: ScriptState | null;
  readonly isOpen: boolean;
  onOpen(): void;
}

/** One cover in its 3:4 crop; its title on the account's colour where there is no cover yet. */
export function GridTile({ item, hue, script, isOpen, onOpen }: GridTileProps) {
  const t = useT("grid");
  const format = useFormat();
  const { video, at, published, planTime } = item;
  const cut = script?.cuts.at(-1) ?? null;
  const still = useCoverStill(cut?.sha256 ?? null, script?.post.coverAtMs ?? null);
  const day = format.dayShort(published ? civilDateOf(at) : (item.planDate ?? civilDateOf(at)));
  const when = published ? day : [day, planTime].filter(Boolean).join(" ");
  const isMissing = script !== null && script.post.coverAtMs === null;
  return (
    <li className="min-w-0">
      <button
        type="button"
        data-video={video.id}
        data-published={published}
        aria-label={t(published ? "published" : "planned", { title: video.title, when })}
        aria-pressed={isOpen}
        onClick={onOpen}
        style={hueStyle(hue)}
        className={classNames(
          "relative flex aspect-3/4 w-full flex-col overflow-hidden text-start hue-soft",
          isOpen && "outline outline-2 outline-accent -outline-offset-2",
        )}
      >
        {still.type === "here" ? (
          <img src={still.url} alt="" className="absolute inset-0 size-full object-cover" />
        ) : (
          <span className={classNames("line-clamp-5 break-words px-2 text-small", published ? "mt-1.5" : "mt-7")}>
            {video.title}
          </span>
        )}
        <span className="absolute inset-x-0 bottom-0 flex flex-wrap items-center gap-x-1 bg-raised/90 px-1.5 py-1 text-ink-2 text-mini">
          <StageGlyph stage={video.stage} size={12} />
          <span className="keep min-w-0 flex-1">{when}</span>
          {isMissing && !published ? <span className="text-warn">{t("noCover")}</span> : null}
        </span>
        {published ? null : (
          <span className="absolute top-1.5 left-1.5 rounded-sm bg-raised/90 px-1 font-medium text-accent-text text-mini">
            {t("plan")}
          </span>
        )}
      </button>
    </li>
  );
}
