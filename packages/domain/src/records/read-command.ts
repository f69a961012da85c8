import { asId, type Id, type Instant, must, ok, type Result, refuse, type Sha256 } from "../base/index.ts";
import { type ChangeLevel, DECISIONS, type LedgerHead, type RecordCommand } from "./model.ts";

/**
 * A command as it came over the wire, or `bad-command` with the name of the first field that is wrong. Unknown fields are
 * left behind, so nothing a client invents reaches a record.
 */
export function readRecordCommand(value: unknown): Result<RecordCommand> {
  if (!isRecord(value)) return refuse("bad-command", { field: "command" });
  const read = fieldReader(value);
  const command = readByType(read, value["type"]);
  if (command === null) return refuse("bad-command", { field: "type" });
  const [wrong] = read.wrong;
  return wrong === undefined ? ok(command) : refuse("bad-command", { field: wrong });
}

function readByType(read: Fields, type: unknown): RecordCommand | null {
  switch (type) {
    case "submit":
      return {
        type,
        videoId: read.id("videoId"),
        submissionId: read.id("submissionId"),
        expectHash: read.hash("expectHash"),
        ...read.whereGiven("overrideReason", () => ({ overrideReason: read.text("overrideReason") })),
      };
    case "decide":
      return {
        type,
        videoId: read.id("videoId"),
        submissionId: read.id("submissionId"),
        contentHash: read.hash("contentHash"),
        decision: read.oneOf("decision", DECISIONS),
        level: read.orNull("level", () => read.oneOf("level", LEVELS)),
        reason: read.text("reason"),
        seenHead: read.orNull("seenHead", () => read.head("seenHead")),
        clientAt: read.orNull("clientAt", () => read.instant("clientAt")),
      };
    case "publish":
      return {
        type,
        videoId: read.id("videoId"),
        submissionId: read.id("submissionId"),
        contentHash: read.hash("contentHash"),
        url: read.text("url"),
        publishedAt: read.instant("publishedAt"),
      };
    case "comment":
      return {
        type,
        videoId: read.id("videoId"),
        commentId: read.id("commentId"),
        parentId: read.orNull("parentId", () => read.id("parentId")),
        cutSha256: read.orNull("cutSha256", () => read.hash("cutSha256")),
        atMs: read.orNull("atMs", () => read.instant("atMs")),
        text: read.text("text"),
        level: read.oneOf("level", LEVELS),
      };
    case "resolve-comment":
      return { type, videoId: read.id("videoId"), commentId: read.id("commentId"), resolved: read.flag("resolved") };
    default:
      return null;
  }
}

const LEVELS: readonly ChangeLevel[] = ["must", "should"];
const ID = /^[0-9A-Za-z_-]{1,40}$/;
const HASH = /^[0-9a-f]{64}$/;
const TEXT_MAX = 20_000;
const LATEST_INSTANT = 8.64e15;

interface Fields {
  /** Names of the fields that are wrong, in the order they were read. */
  readonly wrong: readonly string[];
  id<T extends Id<string>>(name: string): T;
  hash(name: string): Sha256;
  text(name: string): string;
  instant(name: string): Instant;
  flag(name: string): boolean;
  oneOf<T extends string>(name: string, values: readonly T[]): T;
  head(name: string): LedgerHead;
  orNull<T>(name: string, readValue: () => T): T | null;
  /** For fields that may be left out. */
  whereGiven<T extends object>(name: string, readValue: () => T): T | null;
}

/** Readers that note a wrong field and go on with a value of the right kind; whoever reads must look at `wrong` at the end. */
function fieldReader(record: Readonly<Record<string, unknown>>): Fields {
  const wrong: string[] = [];
  function take<T>(name: string, accept: (value: unknown) => value is T, otherwise: T): T {
    const value = Object.hasOwn(record, name) ? record[name] : undefined;
    if (accept(value)) return value;
    wrong.push(name);
    return otherwise;
  }
  return {
    wrong,
    id: (name) => asId(take(name, isId, "")),
    hash: (name) => asId(take(name, isHash, "")),
    text: (name) => take(name, isText, ""),
    instant: (name) => take(name, isInstant, 0),
    flag: (name) => take(name, isFlag, false),
    oneOf: (name, values) => {
      const [first] = values;
      const value = values.find((candidate) => candidate === record[name]) ?? null;
      if (value === null) wrong.push(name);
      return value ?? must(first, name);
    },
    head: (name) => {
      const inner = fieldReader(take(name, isRecord, {}));
      const head = { seq: inner.instant("seq"), hash: inner.hash("hash") };
      wrong.push(...inner.wrong.map((field) => `${name}.${field}`));
      return head;
    },
    orNull: (name, readValue) => (record[name] === null ? null : readValue()),
    whereGiven: (name, readValue) => (Object.hasOwn(record, name) ? readValue() : null),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

function isHash(value: unknown): value is string {
  return typeof value === "string" && HASH.test(value);
}

/** Half a surrogate pair has no UTF-8 form: the record would hash differently after its first trip. */
function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= TEXT_MAX && !/\p{Surrogate}/u.test(value);
}

/** Whole and not negative: instants, moments of a cut, places in the ledger. */
function isInstant(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= LATEST_INSTANT;
}

function isFlag(value: unknown): value is boolean {
  return typeof value === "boolean";
}
