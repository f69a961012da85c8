import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { type ReactNode, useState } from "react";
import { useActions, useT } from "../../../app/index.ts";
import { BulkBar } from "../bulk/bulk-bar.tsx";
import { useNextSlot } from "../cadence/use-next-slot.ts";
import type { Calendar } from "../use-calendar.ts";
import { type Move, useMoves } from "../use-moves.ts";
import { ChainDialog } from "./chain-dialog.tsx";
import { createDesk, type Desk } from "./desk.ts";
import { type Carry, focusedVideo, useCarry } from "./use-carry.ts";
import { type TileDeeds, useNewTileDeeds } from "./use-tile-deeds.ts";

/** What can be done with videos on the calendar: moved, carried, put into a slot, chosen together. */
export interface Deeds {
  readonly desk: Desk;
  readonly carry: Carry;
  readonly move: Move;
  moveByKey(id: VideoId, to: CivilDate | null): void;
  readonly tiles: TileDeeds;
  /** What is shown of it: the bar of the chosen, the table of deadlines. */
  readonly shown: ReactNode;
}

interface DeedsOptions {
  readonly calendar: Calendar;
  /** The day the keyboard stands on. */
  readonly day: CivilDate;
  walkTo(date: CivilDate): void;
  /** Brings a day into view. */
  show(date: CivilDate): void;
  /** Puts the keyboard on a video where it stands now. */
  hold(id: VideoId, at?: CivilDate | null): void;
}

export function useDeeds({ calendar, day, walkTo, show, hold }: DeedsOptions): Deeds {
  const t = useT("moves");
  const [desk] = useState(createDesk);
  const moves = useMoves(calendar);
  const { move } = moves;
  const nextSlot = useNextSlot(calendar, move);

  /** A move by key keeps the item under the keyboard, so that the next key moves it on. */
  function moveByKey(id: VideoId, to: CivilDate | null) {
    if (!move(id, to)) return;
    if (to !== null) show(to);
    hold(id, to);
  }

  const carry = useCarry({
    calendar,
    desk,
    day,
    walkTo,
    putDown(id, to) {
      if (move(id, to)) hold(id, to);
      else hold(id);
    },
    putBack: hold,
  });

  function toNextSlot(id: VideoId) {
    const slot = nextSlot(id);
    if (!slot) return;
    show(slot.date);
    hold(id, slot.date);
  }

  const tiles = useNewTileDeeds({ calendar, desk, toNextSlot });

  useActions([
    {
      id: "calendar.nextSlot",
      label: t("slot.next"),
      keys: "s",
      group: "do",
      when: () => calendar.mayEdit && focusedVideo(calendar) !== null,
      perform() {
        const id = focusedVideo(calendar);
        if (id !== null) toNextSlot(id);
      },
    },
    ...(moves.mayLook
      ? [{ id: "calendar.chain", label: t("chain.lookLast"), keys: "c", group: "view" as const, perform: moves.look }]
      : []),
  ]);

  return {
    desk,
    carry,
    move,
    moveByKey,
    tiles,
    shown: (
      <>
        <BulkBar calendar={calendar} desk={desk} />
        {moves.looked ? (
          <ChainDialog calendar={calendar} before={moves.looked} onClose={moves.leave} onUndo={moves.undo} />
        ) : null}
      </>
    ),
  };
}
