import { asId, type BrandId, type RowId, type VideoId } from "@tongpin/domain/base";
import type { LedgerEntry } from "@tongpin/domain/records";
import { ledgerRoom, scriptRoom } from "@tongpin/protocol";
import {
  applyScriptChanges,
  type CommandContext,
  contentHash,
  openLedger,
  openScript,
  pinContent,
} from "@tongpin/workspace";
import type * as Y from "yjs";
import { type Door, openDoor } from "./door.ts";
import type { TestServer } from "./server.ts";
import { joinRoom } from "./writer.ts";

/** The sample brand in a workspace made at the command line, reached with an API token. */
export interface Program {
  readonly brandId: BrandId;
  readonly token: string;
  /** The token belongs to the workspace, not to the address: after a restore it opens the new server's door. */
  doorAt(origin: string): Door;
}

export async function fillWorkspace(server: TestServer): Promise<Program> {
  const { token } = await answerOf<{ token: string }>(server.cli("token", "--init", "山岚内容组", "--json"));
  const sample = await answerOf<{ id: string }>(server.cli("sample", "--json"));
  return {
    token,
    brandId: asId<BrandId>(sample.id),
    doorAt: (origin) => openDoor(origin, { authorization: `Bearer ${token}` }),
  };
}

async function answerOf<T>(running: ReturnType<TestServer["cli"]>): Promise<T> {
  const { code, stdout, stderr } = await running;
  if (code !== 0) throw new Error(stderr || stdout);
  return JSON.parse(stdout) as T;
}

/** A room's content as the server gives it to somebody new. */
export async function readRoom(door: Door, room: string): Promise<Y.Doc> {
  const reader = await joinRoom(door, room);
  await reader.heard;
  reader.leave();
  return reader.doc;
}

export async function readVoices(door: Door, brandId: string, videoId: string): Promise<readonly string[]> {
  return voicesIn(await readRoom(door, scriptRoom(brandId, videoId)));
}

export async function readLedger(door: Door, brandId: string): Promise<readonly LedgerEntry[]> {
  return openLedger(await readRoom(door, ledgerRoom(brandId))).getSnapshot().entries;
}

/** What a sender's screen computes before 送审. */
export async function readContentHash(door: Door, brandId: string, videoId: VideoId) {
  const room = openScript(await readRoom(door, scriptRoom(brandId, videoId)));
  return contentHash(pinContent(room.getSnapshot(), videoId, null));
}

function voicesIn(doc: Y.Doc): readonly string[] {
  const room = openScript(doc);
  const voices = room.getSnapshot().rows.map((row) => row.voice);
  room.destroy();
  return voices;
}

/** One edit of a script: a new row at its end. */
export function addRow(doc: Y.Doc, voice: string): void {
  const room = openScript(doc);
  const ctx: CommandContext = { now: Date.now(), newId: () => crypto.randomUUID(), actor: asId("program") };
  const row = { id: asId<RowId>(ctx.newId()), visual: "", voice, caption: "", seconds: null, beat: null };
  const afterId = room.getSnapshot().rows.at(-1)?.id ?? null;
  const done = applyScriptChanges(room, { changes: [{ type: "insert-row", row, afterId }], source: "program" }, ctx);
  room.destroy();
  if (!done.ok) throw new Error(`the row was refused: ${done.error.code}`);
}
