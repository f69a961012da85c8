import { asId, type BrandId, type Result, type VideoId } from "@tongpin/domain/base";
import {
  type CommandContext,
  createUndo,
  type MergeCount,
  type MergePreference,
  mergePlan,
  mergeScript,
  openPlan,
  openScript,
  type PlanRoom,
  type ScriptRoom,
  type UndoStack,
} from "@tongpin/workspace";
import * as Y from "yjs";
import type { Engine, RoomHandle } from "../contract.ts";
import type { BackupResults } from "./backup-job.ts";
import type { BackupProgress } from "./write-backup.ts";

export interface Merged {
  readonly count: MergeCount;
  /** Rooms whose part was refused (too many rows, say); the others are merged. */
  readonly refused: number;
  /** Takes back exactly what the merge wrote, in all rooms, and nothing done since. Works once. */
  undo(): void;
  /** Lets go of the rooms; from now on the merge stands. */
  settle(): void;
}

/**
 * Merges a backup's rooms into the present brand, room by room, through commands: what is written is stored and sent like
 * any edit. Each room's step lies on an undo stack of the merge's own.
 */
export async function mergeBackup(
  engine: Pick<Engine, "openPlan" | "openScript">,
  brandId: BrandId,
  rooms: BackupResults["open"],
  options: {
    readonly prefer: MergePreference;
    readonly context: () => CommandContext;
    onProgress(progress: BackupProgress): void;
  },
): Promise<Merged> {
  const count = { added: 0, changed: 0 };
  const steps: Step[] = [];
  let refused = 0;
  for (const [done, { room, update }] of rooms.entries()) {
    options.onProgress({ step: "rooms", done, total: rooms.length });
    const from = new Y.Doc();
    Y.applyUpdate(from, update);
    const { prefer, context } = options;
    const result =
      room.kind === "plan"
        ? await within(engine.openPlan(brandId), openPlan, steps, (own) =>
            mergePlan(own, { from: openPlan(from), prefer }, context()),
          )
        : await within(engine.openScript(brandId, asId<VideoId>(room.docId)), openScript, steps, (own) =>
            mergeScript(own, { from: openScript(from), prefer }, context()),
          );
    if (result.ok) {
      count.added += result.value.added;
      count.changed += result.value.changed;
    } else refused += 1;
  }
  return {
    count,
    refused,
    undo() {
      for (const step of steps.splice(0).reverse()) step.undo();
    },
    settle() {
      for (const step of steps.splice(0)) step.leave();
    },
  };
}

interface Step {
  undo(): void;
  leave(): void;
}

/**
 * Works on a second view of an opened room: undo stacks belong to views, so this step stays apart from what the person
 * does in the editor meanwhile. The room is held open as long as its step can be taken back.
 */
async function within<R extends PlanRoom | ScriptRoom>(
  handle: RoomHandle<R>,
  open: (doc: Y.Doc) => R,
  steps: Step[],
  merge: (own: R) => Result<MergeCount>,
): Promise<Result<MergeCount>> {
  await handle.ready;
  const own = open(handle.view.doc);
  const undo: UndoStack = createUndo(own);
  const result = merge(own);
  const leave = () => {
    undo.destroy();
    own.destroy();
    handle.release();
  };
  if (!undo.getSnapshot().canUndo) leave();
  else
    steps.push({
      undo() {
        undo.undo();
        leave();
      },
      leave,
    });
  return result;
}
