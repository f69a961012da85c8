import { ok, type Result, refuse } from "../base/index.ts";
import { type Fields, fieldReader, isRecord } from "./field-reader.ts";
import { type ChangeLevel, DECISIONS, type RecordCommand } from "./model.ts";
import { readAnnotationCommand } from "./read-annotation-command.ts";

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
      return readAnnotationCommand(read, type);
  }
}

const LEVELS: readonly ChangeLevel[] = ["must", "should"];
