import { createHash } from "node:crypto";
import { ok, type Result, refuse } from "@tongpin/domain/base";
import { parseRoom, type RescueInfo } from "@tongpin/protocol";
import * as Y from "yjs";
import type { Database } from "../sql/database.ts";
import { writeAudit } from "./audit.ts";
import type { Clock } from "./clock.ts";
import type { Rooms } from "./projection.ts";

/** Where copies of what the relay refused lie, and how one gets back in. The log and the relay keep these promises. */
export interface RescueSource {
  roomsWithRefused(prefix: string): Promise<readonly string[]>;
  refused(room: string): Promise<readonly Refused[]>;
  adopt(room: string, update: Uint8Array, person: string): Promise<boolean>;
}

interface Refused {
  readonly personId: string;
  readonly at: number;
  readonly update: Uint8Array;
}

/**
 * What somebody sent under another person's clientIDs is kept aside by the relay ([G3]): content a power cut took from the
 * server, or a forgery. People who answer for the brand see it, can take it away as a file, and can let it in.
 */
export interface Rescues {
  /** Newest first; what has reached the room since by other ways is left out. */
  list(brandId: string): Promise<readonly RescueInfo[]>;
  /** The copy as a file for keeping: its words, and the update byte for byte. */
  copy(brandId: string, id: string): Promise<object | null>;
  /** Lets it in, recorded as this person's act. A second time changes nothing. */
  accept(by: string, brandId: string, id: string): Promise<Result<void>>;
}

interface Kept extends Refused {
  readonly id: string;
  readonly room: string;
}

interface Missing {
  readonly words: string;
  /** Whose blocks it carries that the room does not have: clientIDs. */
  readonly blocks: number;
}

/** The state vector of an empty document. */
const NOTHING_KNOWN = Uint8Array.of(0);
/** Enough to know what it is about. */
const EXCERPT = 160;

export function createRescues(deps: { db: Database; clock: Clock; rooms: Rooms; source: RescueSource }): Rescues {
  const { db, clock, rooms, source } = deps;

  async function keptIn(brandId: string): Promise<readonly Kept[]> {
    const found: Kept[] = [];
    for (const room of await source.roomsWithRefused(`${brandId}:`)) {
      for (const refused of await source.refused(room)) found.push({ ...refused, room, id: idOf(room, refused) });
    }
    return found;
  }

  async function find(brandId: string, id: string): Promise<Kept | null> {
    return (await keptIn(brandId)).find((kept) => kept.id === id) ?? null;
  }

  async function acceptances(brandId: string): Promise<ReadonlyMap<string, { name: string; at: number }>> {
    const rows = await db
      .selectFrom("audit")
      .leftJoin("persons", "persons.id", "audit.actor_id")
      .select(["audit.subject", "audit.at", "persons.name"])
      .where("audit.brand_id", "=", brandId)
      .where("audit.action", "=", "accept-rescue")
      .orderBy("audit.at")
      .execute();
    return new Map(rows.map((row) => [row.subject ?? "", { name: row.name ?? "", at: row.at }]));
  }

  return {
    async list(brandId) {
      const accepted = await acceptances(brandId);
      const stateVectors = new Map<string, Uint8Array>();
      const infos: RescueInfo[] = [];
      for (const kept of await keptIn(brandId)) {
        const known = stateVectors.get(kept.room) ?? Y.encodeStateVectorFromUpdate(await rooms.read(kept.room));
        stateVectors.set(kept.room, known);
        const acceptance = accepted.get(kept.id) ?? null;
        // What was let in is missing no longer; its row still says what it was.
        const missing = missingIn(kept.update, acceptance ? NOTHING_KNOWN : known);
        const address = parseRoom(kept.room);
        if (!address || (missing.blocks === 0 && !acceptance)) continue;
        infos.push({
          id: kept.id,
          kind: address.kind,
          docId: address.docId,
          personId: kept.personId,
          at: kept.at,
          bytes: kept.update.length,
          excerpt: Array.from(missing.words).slice(0, EXCERPT).join(""),
          accepted: acceptance,
        });
      }
      return infos.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
    },
    async copy(brandId, id) {
      const kept = await find(brandId, id);
      if (!kept) return null;
      const { words } = missingIn(kept.update, NOTHING_KNOWN);
      const { room, personId, at, update } = kept;
      return { format: "tongpin-rescue/1", room, personId, at, words, update: Buffer.from(update).toString("base64") };
    },
    async accept(by, brandId, id) {
      const kept = await find(brandId, id);
      if (!kept) return refuse("not-found");
      if ((await acceptances(brandId)).has(id)) return ok();
      // Blocks keep their ids, so taking them in twice is taking them in once: a crash before the audit does no harm.
      if (!(await source.adopt(kept.room, kept.update, kept.personId))) return refuse("rescue-incomplete");
      await db
        .transaction()
        .execute((tx) =>
          writeAudit(tx, { at: clock.now(), actorId: by, action: "accept-rescue", brandId, subject: id }),
        );
      return ok();
    },
  };
}

/** Two copies with the same bytes from the same person at the same moment are one. */
function idOf(room: string, { personId, at, update }: Refused): string {
  return createHash("sha256").update(`${room}\n${personId}\n${at}\n`).update(update).digest("hex").slice(0, 32);
}

/** What of an update a room with this state vector does not have. The guard has walked these bytes before they were kept. */
function missingIn(update: Uint8Array, known: Uint8Array): Missing {
  const clocks = Y.decodeStateVector(known);
  const words: string[] = [];
  let blocks = 0;
  for (const struct of Y.decodeUpdate(update).structs) {
    const end = struct.id.clock + struct.length;
    const from = Math.max(0, (clocks.get(struct.id.client) ?? 0) - struct.id.clock);
    if (!(struct instanceof Y.Item) || struct.id.clock + from >= end) continue;
    blocks++;
    const { content } = struct;
    if (content instanceof Y.ContentString) words.push(content.str.slice(from));
    else if (content instanceof Y.ContentAny) words.push(...content.arr.filter((value) => typeof value === "string"));
  }
  // One key pressed is one block: words that follow each other are told as one.
  return { words: words.join(""), blocks };
}
