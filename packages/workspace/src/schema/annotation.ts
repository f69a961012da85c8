import type { Annotation } from "@tongpin/domain/annotations";
import { ROW_COLUMNS } from "@tongpin/domain/video";
import { own, plainJson } from "./plain.ts";

const isText = (value: unknown) => typeof value === "string";
const isNumber = (value: unknown) => typeof value === "number";
const isNullOr = (value: unknown, check: (value: unknown) => boolean) => value === null || check(value);
const isNamed = (value: unknown) => isText(own(value, "id")) && isText(own(value, "name"));

function isSpan(value: unknown): boolean {
  const texts = ["characters", "before", "after"].every((key) => isText(own(value, key)));
  return texts && typeof own(value, "only") === "boolean" && ROW_COLUMNS.some((name) => name === own(value, "column"));
}

function isAnchor(value: unknown): boolean {
  return isText(own(value, "rowId")) && isText(own(value, "quote")) && isNullOr(own(value, "span"), isSpan);
}

/** A stored annotation, or null for anything that is none. */
export function readAnnotation(stored: unknown): Annotation | null {
  const annotation = plainJson(stored);
  const get = (key: string) => own(annotation, key);
  const mentions = get("mentions");
  const sound =
    ["id", "videoId", "text"].every((key) => isText(get(key))) &&
    isNullOr(get("parentId"), isText) &&
    isNullOr(get("anchor"), isAnchor) &&
    Array.isArray(mentions) &&
    mentions.every(isNamed) &&
    isNamed(get("author")) &&
    ["assignee", "resolvedBy"].every((key) => isNullOr(get(key), isNamed)) &&
    isNumber(get("at")) &&
    ["editedAt", "removedAt", "resolvedAt"].every((key) => isNullOr(get(key), isNumber));
  return sound ? (annotation as Annotation) : null;
}
