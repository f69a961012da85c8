import type { RowId } from "@tongpin/domain/base";
import type { CoveredPoint, PointPlace } from "@tongpin/domain/coverage";
import type { ScriptRoom, ScriptState } from "@tongpin/workspace";
import { useFormat, useMembers, useScriptState, useT } from "../../../app/index.ts";
import type { ShownWords } from "../editor/shown-words.ts";

export interface PointCoverageProps {
  readonly point: CoveredPoint;
  readonly room: ScriptRoom;
  onShow(words: ShownWords): void;
}

const rowsOf = (state: ScriptState) => state.rows;
const LINK = "inline-flex min-h-6 items-center rounded-sm text-accent-text underline-offset-2 hover:underline";

/** Where a 必说 is said, by whom it was ticked, or why it is not. Pressing a place leads to the words. */
export function PointCoverage({ point, room, onShow }: PointCoverageProps) {
  const t = useT("brief");
  const rows = useScriptState(room, rowsOf);
  const { coverage, places } = point;
  const numberOf = (id: RowId) => rows.findIndex((row) => row.id === id) + 1;
  const placeLink = (place: PointPlace) => (
    <button type="button" className={LINK} onClick={() => onShow(place)}>
      {t(`coverage.${place.column}`, { row: numberOf(place.rowId) })}
    </button>
  );
  if (coverage.type === "words") {
    return (
      <p className="text-small">
        {placeLink(coverage.place)}
        {places.length > 1 ? <span className="text-ink-3"> {t("coverage.more", { count: places.length })}</span> : null}
      </p>
    );
  }
  if (coverage.type === "hand") return <Hand coverage={coverage} row={numberOf(coverage.rowId)} onShow={onShow} />;
  const { negated, lost } = coverage;
  return (
    <p className="text-small text-warn">
      {negated ? (
        <button type="button" className="text-start underline-offset-2 hover:underline" onClick={() => onShow(negated)}>
          {t("coverage.negated", { row: numberOf(negated.rowId), text: negated.text })}
        </button>
      ) : (
        t(lost ? "coverage.lost" : "coverage.open")
      )}
    </p>
  );
}

interface HandProps {
  readonly coverage: CoveredPoint["coverage"] & { readonly type: "hand" };
  readonly row: number;
  onShow(words: ShownWords): void;
}

function Hand({ coverage, row, onShow }: HandProps) {
  const t = useT("brief");
  const tc = useT("common");
  const format = useFormat();
  const name = useMembers().find(({ personId }) => personId === coverage.by)?.name ?? tc("formerMember");
  return (
    <p className="text-small">
      <button
        type="button"
        className={`${LINK} text-start`}
        onClick={() => onShow({ rowId: coverage.rowId, column: "voice", start: 0, end: 0, text: "" })}
      >
        {t("coverage.hand", { name, row, at: format.moment(coverage.at) })}
      </button>
    </p>
  );
}
