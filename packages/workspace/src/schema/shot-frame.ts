import { asId, type PersonId, type Result, refuse, type Sha256 } from "@tongpin/domain/base";
import { FRAME_MIMES, type ShotFrame } from "@tongpin/domain/video";
import { equalityDeep } from "lib0/function";
import { isSha256 } from "./cut.ts";
import { choiceField, type Field, INSTANT_FIELD, idField, integerField } from "./field.ts";
import { own } from "./plain.ts";
import { type FlatMap, fieldKey } from "./record.ts";

/**
 * Pictures of a shot, in the `shots` root: `<shotId>/frame.<sha256>` is a picture somebody put there, one value written
 * once; `<shotId>/frame` is the hash of the one that is shown, or null. Two people who replace the picture at once
 * choose one of two, and the other is still there to be chosen.
 */
export const FRAME_FIELD = "frame";

type FrameFields = Omit<ShotFrame, "sha256">;

/** Far above what a device writes (1,600 px, a few hundred KB): a wall against nonsense, not a format. */
const SIDE = integerField(1, 20_000, 1);

const WHO = idField<PersonId>();

export const FRAME_SPEC: { readonly [K in keyof FrameFields]: Field<FrameFields[K]> } = {
  bytes: integerField(1, 100_000_000, 1),
  mime: choiceField(FRAME_MIMES, "image/jpeg"),
  width: SIDE,
  height: SIDE,
  isSketch: {
    otherwise: false,
    read: (value) => (typeof value === "boolean" ? value : undefined),
    accept: (value) => (typeof value === "boolean" ? { ok: true, value } : refuse("choice-invalid")),
  },
  addedAt: INSTANT_FIELD,
  addedBy: {
    ...WHO,
    // Nobody's name is no reason to lose a picture: a version with a damaged one can be restored.
    accept: (value) => (value === WHO.otherwise ? { ok: true, value } : WHO.accept(value)),
  },
};

/** The hash of the picture shown, or null for none. */
export const FRAME_CHOICE: Field<Sha256 | null> = {
  otherwise: null,
  read: (value) => (value === null || isSha256(value) ? value : undefined),
  accept: (value) => (value === null || isSha256(value) ? { ok: true, value } : refuse("hash-invalid")),
};

const PREFIX = `${FRAME_FIELD}.`;

export function frameKey(id: string, sha256: string): string {
  return fieldKey(id, `${PREFIX}${sha256}`);
}

/** The hash in a field's name, or null where it names no picture. */
export function hashOfFrameField(field: string | null): Sha256 | null {
  const hash = field?.startsWith(PREFIX) ? field.slice(PREFIX.length) : null;
  return isSha256(hash) ? hash : null;
}

/** A picture that was put to a shot, or null. */
export function readFrameOf(shots: FlatMap, id: string, sha256: Sha256): ShotFrame | null {
  const stored = shots.get(frameKey(id, sha256));
  if (stored === undefined || stored === null) return null;
  const read = <K extends keyof FrameFields>(name: K): FrameFields[K] =>
    FRAME_SPEC[name].read(own(stored, name)) ?? FRAME_SPEC[name].otherwise;
  return {
    sha256: asId<Sha256>(sha256),
    bytes: read("bytes"),
    mime: read("mime"),
    width: read("width"),
    height: read("height"),
    isSketch: read("isSketch"),
    addedAt: read("addedAt"),
    addedBy: read("addedBy"),
  };
}

/** The picture a shot shows, or null. */
export function readFrame(shots: FlatMap, id: string): ShotFrame | null {
  const chosen = FRAME_CHOICE.read(shots.get(fieldKey(id, FRAME_FIELD)));
  return chosen ? readFrameOf(shots, id, chosen) : null;
}

/** A picture out of a version or a file, with nothing in it that is no field. Refuses `hash-invalid` and its fields' codes. */
export function acceptFrame(frame: ShotFrame): Result<ShotFrame> {
  if (!isSha256(frame.sha256)) return refuse("hash-invalid");
  const { sha256, bytes, mime, width, height, isSketch, addedAt, addedBy } = frame;
  const clean: ShotFrame = { sha256, bytes, mime, width, height, isSketch, addedAt, addedBy };
  for (const name of ["bytes", "mime", "width", "height", "isSketch", "addedAt", "addedBy"] as const) {
    const field: Field<never> = FRAME_SPEC[name] as never;
    const accepted: Result<unknown> = field.accept(clean[name] as never);
    if (!accepted.ok) return accepted;
  }
  return { ok: true, value: clean };
}

/** Shows an accepted picture, or none; writes only what differs. */
export function writeFrame(shots: FlatMap, id: string, frame: ShotFrame | null): void {
  if (frame && !equalityDeep(readFrameOf(shots, id, frame.sha256), frame)) {
    const { sha256, ...fields } = frame;
    shots.set(frameKey(id, sha256), fields);
  }
  const shown = readFrame(shots, id)?.sha256 ?? null;
  const wanted = frame?.sha256 ?? null;
  if (shown !== wanted) shots.set(fieldKey(id, FRAME_FIELD), wanted);
}
