import { copyFile, mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  asId,
  type BrandId,
  type Instant,
  must,
  ok,
  type PersonId,
  type Result,
  type Sha256,
  type VideoId,
} from "@tongpin/domain/base";
import { civilDateOf } from "@tongpin/domain/calendar";
import { type BrandInfo, planRoom, scriptRoom } from "@tongpin/protocol";
import {
  applyScriptChanges,
  type CommandContext,
  contentHash,
  openPlan,
  openScript,
  pinContent,
  type ScriptRoom,
} from "@tongpin/workspace";
import {
  addSampleCut,
  fillSamplePlan,
  fillSampleScript,
  PEOPLE,
  SAMPLE_BRAND,
  SAMPLE_CLAIM,
  SAMPLE_PEOPLE,
  SAMPLE_SCRIPT_VIDEOS,
} from "@tongpin/workspace/sample";
import * as Y from "yjs";
import type { Passwords } from "../auth/passwords.ts";
import type { MemberPrincipal } from "../auth/sessions.ts";
import { newId, newToken } from "../auth/tokens.ts";
import type { Brands } from "../authority/brands.ts";
import type { Clock } from "../authority/clock.ts";
import type { Rooms } from "../authority/projection.ts";
import type { Records } from "../authority/records.ts";
import { hashFile, type Media } from "../media/media.ts";
import type { Database } from "../sql/database.ts";
import { type Step, sampleStory } from "./story.ts";

export interface SampleDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly brands: Brands;
  readonly records: Records;
  readonly rooms: Rooms;
  readonly media: Media;
  readonly passwords: Passwords;
  /** The folder of the sample's cuts, and one to copy them through. */
  readonly assets: string;
  readonly scratch: string;
}

/** Length and frame of the sample's cuts, as ffprobe says. */
const CUT_SHAPE = { mime: "video/webm", durationMs: 8_000, width: 540, height: 960 } as const;

/**
 * Makes the sample brand: its own brand, so that nothing real is ever mixed with it. Everything goes the ordinary ways —
 * workspace commands into the rooms, record commands through authority — only the clock is the story's.
 */
export async function fillSample(deps: SampleDeps, owner: MemberPrincipal): Promise<Result<BrandInfo>> {
  const brand = await deps.brands.create(owner, SAMPLE_BRAND);
  if (!brand.ok) return brand;
  const brandId = asId<BrandId>(brand.value.id);
  const now = deps.clock.now();
  await addPeople(deps, brandId, now);
  const ctx = { now, newId, actor: PEOPLE.planner } satisfies CommandContext;
  const videos = await inRoom(deps.rooms, planRoom(brandId), (doc) => {
    const plan = openPlan(doc);
    fillSamplePlan(plan, civilDateOf(now), ctx);
    const state = plan.getSnapshot();
    plan.destroy();
    return state.videos;
  });
  for (const videoId of SAMPLE_SCRIPT_VIDEOS) {
    await inScript(deps.rooms, brandId, videoId, (room) =>
      fillSampleScript(room, videoId, { ...ctx, actor: PEOPLE.writer }),
    );
  }
  for (const step of sampleStory(videos, now)) await tell(deps, brandId, step);
  await deps.records.look(brandId);
  return ok(brand.value);
}

async function addPeople({ db, passwords }: SampleDeps, brandId: BrandId, at: Instant): Promise<void> {
  for (const { id, name, role } of SAMPLE_PEOPLE) {
    // Nobody knows the password: the sample's people own work, they never sign in.
    const passwordHash = await passwords.hash(newToken());
    await db
      .insertInto("persons")
      .values({ id, sign_in: id, name, password_hash: passwordHash, is_owner: 0, created_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db.insertInto("memberships").values({ brand_id: brandId, person_id: id, role, joined_at: at }).execute();
  }
}

async function tell(deps: SampleDeps, brandId: BrandId, step: Step): Promise<void> {
  const videoId = step.command({ hash: asId(""), cutSha256: null }).videoId;
  const ctx = { now: step.at, newId, actor: step.by } satisfies CommandContext;
  const { cut, claim } = step.prepare ?? {};
  if (claim) await inScript(deps.rooms, brandId, videoId, (room) => setClaim(room, claim === "in", ctx));
  if (cut) await addCut(deps, brandId, videoId, cut, ctx);
  const content = await inScript(deps.rooms, brandId, videoId, (room) => {
    const pinned = pinContent(room.getSnapshot(), videoId, null);
    return { hash: contentHash(pinned), cutSha256: pinned.cut?.sha256 ?? null };
  });
  const request = { op: newId(), brandId, command: step.command(content) };
  const done = await deps.records.at(step.at).run(principal(step.by), request);
  if (!done.ok) throw new Error(`the sample's ${request.command.type} of ${videoId} was refused: ${done.error.code}`);
}

function principal(personId: PersonId): MemberPrincipal {
  const { name } = must(
    SAMPLE_PEOPLE.find(({ id }) => id === personId),
    personId,
  );
  return { kind: "member", sessionId: "sample", personId, name, isOwner: false, byToken: false };
}

/** Puts the absolute claim into its row, or the final words back. */
function setClaim(room: ScriptRoom, present: boolean, ctx: CommandContext): void {
  const row = must(room.getSnapshot().rows[SAMPLE_CLAIM.row], "the claim's row");
  const insert = present ? SAMPLE_CLAIM.caption : SAMPLE_CLAIM.corrected;
  const ops = [{ delete: row.caption.length }, { insert }];
  applyScriptChanges(room, { changes: [{ type: "edit-cell", id: row.id, column: "caption", ops }], source: null }, ctx);
}

async function addCut(
  deps: SampleDeps,
  brandId: BrandId,
  videoId: VideoId,
  file: string,
  ctx: CommandContext,
): Promise<void> {
  const asset = join(deps.assets, file);
  const sha256 = await hashFile(asset);
  const { size } = await stat(asset);
  await mkdir(deps.scratch, { recursive: true });
  // Through a copy: the store may link what it is given, and the asset is not its to hold.
  const copy = join(deps.scratch, `sample-${newId()}`);
  await copyFile(asset, copy);
  await deps.media.keep(copy, { brandId, sha256, bytes: size, mime: CUT_SHAPE.mime, by: ctx.actor });
  await rm(copy, { force: true });
  const cut = { sha256: asId<Sha256>(sha256), bytes: size, name: file, ...CUT_SHAPE } as const;
  await inScript(deps.rooms, brandId, videoId, (room) => addSampleCut(room, cut, ctx));
}

/** Works on what a room durably holds, and writes the difference back. */
async function inRoom<T>(rooms: Rooms, name: string, work: (doc: Y.Doc) => T): Promise<T> {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, await rooms.read(name));
    const before = Y.encodeStateVector(doc);
    let changed = false;
    doc.on("update", () => {
      changed = true;
    });
    const result = work(doc);
    if (changed) await rooms.write(name, Y.encodeStateAsUpdate(doc, before));
    return result;
  } finally {
    doc.destroy();
  }
}

function inScript<T>(rooms: Rooms, brandId: BrandId, videoId: VideoId, work: (room: ScriptRoom) => T): Promise<T> {
  return inRoom(rooms, scriptRoom(brandId, videoId), (doc) => {
    const room = openScript(doc);
    const result = work(room);
    room.destroy();
    return result;
  });
}
