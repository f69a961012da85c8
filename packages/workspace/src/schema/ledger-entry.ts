import type { LedgerEntry, RecordBody } from "@tongpin/domain/records";
import { isSha256 } from "./cut.ts";
import { own, plainJson } from "./plain.ts";

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown) => typeof value === "string";
const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);
const isFlag = (value: unknown) => typeof value === "boolean";
const isNullOr = (check: (value: unknown) => boolean) => (value: unknown) => value === null || check(value);
const isHead = (value: unknown) => isNumber(own(value, "seq")) && isSha256(own(value, "hash"));

/** What each kind of record must hold to be shown and verified. More keys are kept: the hash covers them. */
const BODIES: Readonly<Record<RecordBody["type"], Shape>> = {
  submission: {
    submissionId: isText,
    videoId: isText,
    contentHash: isSha256,
    cutSha256: isNullOr(isSha256),
    round: isNumber,
    reviewHours: isNumber,
    dueAt: isNumber,
  },
  supersede: { submissionId: isText, videoId: isText, bySubmissionId: isText },
  decision: {
    submissionId: isText,
    videoId: isText,
    contentHash: isSha256,
    decision: isText,
    level: isNullOr(isText),
    reason: isText,
    late: isFlag,
    seenHead: isNullOr(isHead),
    clientAt: isNullOr(isNumber),
  },
  overdue: { submissionId: isText, videoId: isText, dueAt: isNumber },
  publication: {
    videoId: isText,
    submissionId: isText,
    contentHash: isSha256,
    url: isText,
    publishedAt: isNumber,
  },
};

const ACTOR: Shape = { id: isText, name: isText, kind: isText };
const ENTRY: Shape = {
  v: (value) => value === 1,
  brandId: isText,
  seq: (value) => Number.isSafeInteger(value),
  at: isNumber,
  op: isText,
  prev: isSha256,
  hash: isSha256,
  signature: isNullOr(isText),
};

function fits(value: unknown, shape: Shape): boolean {
  return Object.entries(shape).every(([key, check]) => check(own(value, key)));
}

/** A stored ledger entry, or null for anything that is none. Whether it is genuine only the chain can say. */
export function readLedgerEntry(stored: unknown): LedgerEntry | null {
  const entry = plainJson(stored);
  const type = own(own(entry, "body"), "type");
  const body = Object.entries(BODIES).find(([known]) => known === type)?.[1];
  const sound = body && fits(entry, ENTRY) && fits(own(entry, "actor"), ACTOR) && fits(own(entry, "body"), body);
  return sound ? (entry as LedgerEntry) : null;
}
