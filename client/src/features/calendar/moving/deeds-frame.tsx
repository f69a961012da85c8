import type { ReactNode } from "react";
import type { Deeds } from "./deeds.tsx";
import { DeskContext } from "./desk.ts";
import { TileDeedsContext } from "./use-tile-deeds.ts";

/** Around everything that shows videos of the calendar: tiles in it can be chosen, carried and put into slots. */
export function DeedsFrame({ deeds, children }: { deeds: Deeds; children: ReactNode }) {
  return (
    <DeskContext value={deeds.desk}>
      <TileDeedsContext value={deeds.tiles}>
        {children}
        {deeds.shown}
      </TileDeedsContext>
    </DeskContext>
  );
}
