import { type Anchor, type AnnotationCommand, MENTION_LIMIT } from "../annotations/model.ts";
import { asId, type RowId } from "../base/index.ts";
import { ROW_COLUMNS } from "../video/model.ts";
import type { Fields } from "./field-reader.ts";

/** Rows have longer ids than records. */
const ROW_ID = /^[0-9A-Za-z_-]{1,64}$/;
/** Runs of characters, base64url: a handful of numbers each. */
const CHARACTERS = /^[0-9A-Za-z_-]{1,1600}$/;

/** An annotation command from the wire; null when it is another kind. What is wrong is noted by `read`. */
export function readAnnotationCommand(read: Fields, type: unknown): AnnotationCommand | null {
  switch (type) {
    case "annotate":
      return {
        type,
        ...named(read),
        parentId: read.orNull("parentId", () => read.id("parentId")),
        anchor: read.orNull("anchor", () => read.within("anchor", readAnchor)),
        text: read.text("text"),
        mentions: read.ids("mentions", MENTION_LIMIT),
        assigneeId: read.orNull("assigneeId", () => read.id("assigneeId")),
      };
    case "edit-annotation":
      return { type, ...named(read), text: read.text("text"), mentions: read.ids("mentions", MENTION_LIMIT) };
    case "resolve-annotation":
      return { type, ...named(read), resolved: read.flag("resolved") };
    case "assign-annotation":
      return { type, ...named(read), assigneeId: read.orNull("assigneeId", () => read.id("assigneeId")) };
    case "remove-annotation":
      return { type, ...named(read), removed: read.flag("removed") };
    default:
      return null;
  }
}

function named(read: Fields): Pick<AnnotationCommand, "videoId" | "annotationId"> {
  return { videoId: read.id("videoId"), annotationId: read.id("annotationId") };
}

function readAnchor(read: Fields): Anchor {
  return {
    rowId: asId<RowId>(read.matching("rowId", ROW_ID)),
    span: read.orNull("span", () =>
      read.within("span", (inner) => ({
        column: inner.oneOf("column", ROW_COLUMNS),
        characters: inner.matching("characters", CHARACTERS),
        before: inner.text("before"),
        after: inner.text("after"),
        only: inner.flag("only"),
      })),
    ),
    quote: read.text("quote"),
  };
}
