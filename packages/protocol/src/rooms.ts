/** Room = the unit of permission, `<brandId>:<kind>:<docId>`. One parser, one canonical form (trust.md §5). */
export const ROOM_KINDS = ["plan", "script", "talk", "margin", "ledger", "money", "me"] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

export interface RoomAddress {
  readonly brandId: string;
  readonly kind: RoomKind;
  readonly docId: string;
}

const ID = /^[0-9A-Za-z_-]{1,40}$/;

/** Whether a string may stand for a brand or a document in a room name. */
export function isRoomId(value: string): boolean {
  return ID.test(value);
}

/** The address a room name stands for, or null. Anything but the canonical spelling is null: no case folding, no decoding. */
export function parseRoom(name: string): RoomAddress | null {
  const parts = name.split(":");
  const [brandId, kind, docId] = parts;
  if (parts.length !== 3 || !brandId || !kind || !docId) return null;
  if (!ID.test(brandId) || !ID.test(docId)) return null;
  const known = ROOM_KINDS.find((candidate) => candidate === kind);
  return known ? { brandId, kind: known, docId } : null;
}

export function formatRoom(address: RoomAddress): string {
  return `${address.brandId}:${address.kind}:${address.docId}`;
}

/** Path of the sync socket; the room's name follows: `/sync/<room>?ticket=…&v=…`. */
export const SYNC_PATH = "/sync";

/** Document id of the rooms a brand has once (plan, ledger); the others carry their video's id. */
export const BRAND_DOC = "main";

export function planRoom(brandId: string): string {
  return formatRoom({ brandId, kind: "plan", docId: BRAND_DOC });
}

export function ledgerRoom(brandId: string): string {
  return formatRoom({ brandId, kind: "ledger", docId: BRAND_DOC });
}

export function scriptRoom(brandId: string, videoId: string): string {
  return formatRoom({ brandId, kind: "script", docId: videoId });
}

export function marginRoom(brandId: string, videoId: string): string {
  return formatRoom({ brandId, kind: "margin", docId: videoId });
}

export function talkRoom(brandId: string, videoId: string): string {
  return formatRoom({ brandId, kind: "talk", docId: videoId });
}
