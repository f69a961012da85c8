import { useCallback, useMemo, useState } from "react";
import { useApp } from "../../../app/index.ts";
import { readKept, writeKept } from "../../../platform/kept.ts";
import { type ColumnView, readColumnView, shownColumns, writeColumnView } from "../core/column-view.ts";

/** How this person sees the columns of this brand's shot lists on this device, and how to change it. */
export function useColumnView() {
  const { person, brand } = useApp();
  const key = `tongpin.shots.columns.${person.id}.${brand?.id ?? ""}`;
  const [kept, setKept] = useState(() => ({ key, view: readColumnView(readKept(key)) }));
  const view = kept.key === key ? kept.view : readColumnView(readKept(key));
  const columns = useMemo(() => shownColumns(view), [view]);
  const change = useCallback(
    (next: ColumnView) => {
      writeKept(key, writeColumnView(next));
      setKept({ key, view: next });
    },
    [key],
  );
  return { view, columns, change };
}
