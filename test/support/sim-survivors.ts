import type { RowId } from "@tongpin/domain/base";
import type { ScriptRow } from "@tongpin/domain/video";
import type { ScriptRoom } from "@tongpin/workspace";
import { expect } from "vitest";

/** Rows that somebody wrote and nobody has touched since: whatever happens to the network, they must be there. */
export interface Survivors {
  readonly count: number;
  /** Runs one action and takes note of what it did to the script as this page shows it. */
  during(room: ScriptRoom, mayCreate: boolean, act: () => void): void;
  expectIn(rooms: readonly ScriptRoom[]): void;
}

export function createSurvivors(): Survivors {
  const voices = new Map<RowId, string>();
  return {
    get count() {
      return voices.size;
    },
    during(room, mayCreate, act) {
      const before = new Map(room.getSnapshot().rows.map((row) => [row.id, row]));
      act();
      const after = new Map<RowId, ScriptRow>(room.getSnapshot().rows.map((row) => [row.id, row]));
      for (const [id, row] of before) if (after.get(id) !== row) voices.delete(id);
      for (const [id, row] of after) if (mayCreate && !before.has(id) && row.voice !== "") voices.set(id, row.voice);
    },
    expectIn(rooms) {
      const shown = new Map(
        rooms.flatMap((room) => room.getSnapshot().rows.map((row) => [row.id, row.voice] as const)),
      );
      const lost = [...voices].filter(([id, voice]) => shown.get(id) !== voice);
      expect(lost, "rows nobody touched").toEqual([]);
    },
  };
}
