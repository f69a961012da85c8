import { asId, type ShotId } from "@tongpin/domain/base";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { ScriptAccess } from "../../../app/index.ts";
import type { GridCell } from "../core/grid-selection.ts";
import type { ShotColumnInfo } from "../core/shot-columns.ts";
import type { CellGuest } from "./shot-row.tsx";

type Presence = NonNullable<ScriptAccess["presence"]>;

/** Says which cell I am on, and answers who else is on which. */
export function useCellGuests(
  presence: Presence,
  own: GridCell | null,
  columns: readonly ShotColumnInfo[],
): ReadonlyMap<ShotId, readonly CellGuest[]> {
  const shotId = own?.id ?? null;
  const field = columns[own?.column ?? -1]?.name ?? null;
  useEffect(() => {
    presence.set(shotId && field ? { shotId, field } : { screen: "shots" });
  }, [presence, shotId, field]);
  useEffect(() => () => presence.set(null), [presence]);
  const peers = useSyncExternalStore(presence.subscribe, presence.getSnapshot);
  return useMemo(() => {
    const guests = new Map<ShotId, CellGuest[]>();
    for (const { at, name, hue } of peers) {
      if (!at || !("shotId" in at)) continue;
      const column = columns.findIndex((each) => each.name === at.field);
      if (column < 0) continue;
      const id = asId<ShotId>(at.shotId);
      guests.set(id, [...(guests.get(id) ?? []), { column, name, hue }]);
    }
    return guests;
  }, [peers, columns]);
}
