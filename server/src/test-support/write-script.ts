import { asId, type Sha256 } from "@tongpin/domain/base";
import { applyScriptChanges, type CommandContext, openScript, registerCut, updatePost } from "@tongpin/workspace";
import * as Y from "yjs";

export interface ScriptEdit {
  /** Adds a row with these words. */
  readonly voice?: string;
  readonly caption?: string;
  readonly cut?: string;
}

export const CUT_1 = asId<Sha256>("a1".repeat(32));
export const CUT_2 = asId<Sha256>("b2".repeat(32));

let rows = 0;

/** What an editor's client would send for these edits of a script room, given the room as it stands. */
export function editScript(state: Uint8Array, edit: ScriptEdit, at: number): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  const room = openScript(doc);
  const ctx: CommandContext = { now: at, newId: () => `id-${rows++}`, actor: asId("writer") };
  if (edit.voice !== undefined) {
    const row = {
      id: asId<never>(`row-${rows++}`),
      visual: "开箱近景",
      voice: edit.voice,
      caption: "",
      seconds: null,
      beat: null,
    };
    mustWork(applyScriptChanges(room, { changes: [{ type: "insert-row", row, afterId: null }], source: "test" }, ctx));
  }
  if (edit.caption !== undefined) mustWork(updatePost(room, { patch: { caption: edit.caption } }, ctx));
  if (edit.cut !== undefined) {
    const cut = {
      sha256: asId<Sha256>(edit.cut),
      bytes: 1000,
      name: "cut.webm",
      mime: "video/webm",
      durationMs: 1000,
      width: 1080,
      height: 1920,
    };
    mustWork(registerCut(room, cut, ctx));
  }
  room.destroy();
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  return update;
}

function mustWork(result: { ok: boolean }): void {
  if (!result.ok) throw new Error(`the edit was refused: ${JSON.stringify(result)}`);
}
