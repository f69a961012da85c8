import { generateKeyPairSync, sign } from "node:crypto";
import type { GuestRight, Role } from "@tongpin/domain/access";
import { asId, type BrandId, type Result, type Sha256, type SubmissionId, type VideoId } from "@tongpin/domain/base";
import type { DecisionKind, RecordCommand } from "@tongpin/domain/records";
import { scriptRoom } from "@tongpin/protocol";
import { contentHash, openScript, pinContent } from "@tongpin/workspace";
import * as Y from "yjs";
import type { GuestPrincipal, MemberPrincipal, Principal } from "../auth/sessions.ts";
import type { Answer } from "../authority/authority.ts";
import { createRecords, type Records } from "../authority/records.ts";
import type { Signer } from "../authority/signer.ts";
import { openDatabase } from "../sql/database.ts";
import type { OpenedDatabase } from "../sql/opened.ts";
import { createMemoryRooms, type MemoryRooms } from "./memory-rooms.ts";
import { createTestClock, type TestClock } from "./test-clock.ts";
import { editScript, type ScriptEdit } from "./write-script.ts";

export const BRAND: BrandId = asId("brand-a");
export const VIDEO: VideoId = asId("video-1");

export interface RecordsBench {
  sql: OpenedDatabase;
  readonly clock: TestClock;
  readonly rooms: MemoryRooms;
  readonly signer: Signer;
  readonly errors: readonly unknown[];
  records: Records;
  /** A new process over the same database and rooms; `sql` where the old one's connections went with it. */
  restart(sql?: OpenedDatabase): Promise<void>;
  /** One more process over the same rooms, with a database connection of its own. */
  join(other: OpenedDatabase): Promise<Records>;
  member(role: Role, brandId?: BrandId): Promise<MemberPrincipal>;
  guest(rights: readonly GuestRight[], videoId?: VideoId): Promise<GuestPrincipal>;
  edit(edit: ScriptEdit, videoId?: VideoId): Promise<void>;
  /** The hash of the script room's content now. */
  hash(videoId?: VideoId): Promise<Sha256>;
  run(who: Principal, command: RecordCommand, op?: string): Promise<Result<Answer>>;
  submit(who: Principal, submissionId: string, videoId?: VideoId): Promise<Result<Answer>>;
  decide(
    who: Principal,
    submissionId: string,
    decision: DecisionKind,
    over?: { hash?: Sha256; op?: string },
  ): Promise<Result<Answer>>;
  close(): Promise<void>;
}

/** Authority over a real database and rooms in memory: everything but the wire. */
export async function createRecordsBench(
  given: OpenedDatabase = openDatabase(":memory:"),
  { signer = createSigner(), isNew = true }: { readonly signer?: Signer; readonly isNew?: boolean } = {},
): Promise<RecordsBench> {
  const clock = createTestClock();
  const rooms = createMemoryRooms();
  const errors: unknown[] = [];
  const logger = { error: (fields: unknown) => void errors.push(fields) };
  if (isNew) await addBrand(given, BRAND, clock.now());
  const present = await given.db.selectFrom("persons").select("id").execute();
  let people = present.length;

  const bench: RecordsBench = {
    sql: given,
    clock,
    rooms,
    signer,
    errors,
    records: createRecords({ sql: given, clock, signer, rooms, logger }),
    async restart(sql = bench.sql) {
      bench.sql = sql;
      bench.records = createRecords({ sql, clock, signer, rooms, logger });
      await bench.records.start();
    },
    async join(other) {
      const records = createRecords({ sql: other, clock, signer, rooms, logger });
      await records.start();
      return records;
    },
    async member(role, brandId = BRAND) {
      const id = `${role}-${people++}`;
      await bench.sql.db
        .insertInto("persons")
        .values({ id, sign_in: id, name: id, password_hash: "-", is_owner: 0, created_at: clock.now() })
        .execute();
      await bench.sql.db
        .insertInto("memberships")
        .values({ brand_id: brandId, person_id: id, role, joined_at: clock.now() })
        .execute();
      return { kind: "member", sessionId: id, personId: id, name: id, isOwner: false, byToken: false };
    },
    async guest(rights, videoId = VIDEO) {
      const by = await bench.member("manager");
      const [linkId, sessionId, expiresAt] = [`link-${people}`, `g-${people}`, clock.now() + 40 * 86_400_000];
      const personId = `guest-${people++}`;
      const [brand_id, created_at] = [BRAND, clock.now()];
      await bench.sql.db
        .insertInto("guest_links")
        .values({
          id: linkId,
          hash: linkId,
          brand_id,
          video_id: videoId,
          label: "",
          rights: JSON.stringify(rights),
          created_by: by.personId,
          created_at,
          expires_at: expiresAt,
          revoked_at: null,
          last_used_at: null,
        })
        .execute();
      await bench.sql.db
        .insertInto("guest_sessions")
        .values({
          id: sessionId,
          hash: sessionId,
          link_id: linkId,
          person_id: personId,
          name: "Zhao",
          created_at,
          expires_at: expiresAt,
        })
        .execute();
      return { kind: "guest", sessionId, personId, name: "Zhao", linkId, brandId: BRAND, videoId, rights, expiresAt };
    },
    async edit(edit, videoId = VIDEO) {
      const room = scriptRoom(BRAND, videoId);
      await rooms.write(room, editScript(await rooms.read(room), edit, clock.now()));
    },
    async hash(videoId = VIDEO) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, await rooms.read(scriptRoom(BRAND, videoId)));
      return contentHash(pinContent(openScript(doc).getSnapshot(), videoId, null));
    },
    run: (who, command, op = crypto.randomUUID()) => bench.records.authority.run(who, { op, brandId: BRAND, command }),
    async submit(who, submissionId, videoId = VIDEO) {
      const expectHash = await bench.hash(videoId);
      return bench.run(who, { type: "submit", videoId, submissionId: asId<SubmissionId>(submissionId), expectHash });
    },
    async decide(who, submissionId, decision, over = {}) {
      const contentHash = over.hash ?? (await bench.hash());
      const command: RecordCommand = {
        type: "decide",
        videoId: VIDEO,
        submissionId: asId<SubmissionId>(submissionId),
        contentHash,
        decision,
        level: null,
        reason: decision === "approve" ? "" : "字幕少一个字",
        seenHead: null,
        clientAt: null,
      };
      return bench.run(who, command, over.op);
    },
    close: () => bench.sql.close(),
  };
  return bench;
}

export async function addBrand(sql: Pick<OpenedDatabase, "db">, id: BrandId, at: number): Promise<void> {
  await sql.db.insertInto("brands").values({ id, name: id, created_at: at }).execute();
}

function createSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  return {
    publicKey: publicKey.export({ format: "jwk" }).x ?? "",
    sign: (hash) => sign(null, Buffer.from(hash, "ascii"), privateKey).toString("base64url"),
  };
}
