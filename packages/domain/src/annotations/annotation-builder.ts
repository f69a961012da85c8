import { asId, type Instant } from "../base/index.ts";
import type { Anchor, AnchorSpan, Annotation, AnnotationCommand, Named } from "./model.ts";

/** Builders for tests. */
export const ZHOU: Named = { id: asId("p1"), name: "周宁" };
export const CHEN: Named = { id: asId("p2"), name: "陈默" };
export const WRITTEN_AT: Instant = Date.UTC(2026, 10, 20, 10);

export function buildSpanAnchor(quote: string, span: Partial<AnchorSpan> = {}, rowId = "r1"): Anchor {
  const whole: AnchorSpan = { column: "voice", characters: "AQAE", before: "", after: "", only: true, ...span };
  return { rowId: asId(rowId), span: whole, quote };
}

export function buildAnnotation(overrides: Partial<Annotation> = {}): Annotation {
  return {
    id: asId("a1"),
    videoId: asId("v1"),
    parentId: null,
    anchor: buildSpanAnchor("一杯热茶"),
    text: "换个说法",
    mentions: [],
    assignee: null,
    author: ZHOU,
    at: WRITTEN_AT,
    editedAt: null,
    removedAt: null,
    resolvedAt: null,
    resolvedBy: null,
    ...overrides,
  };
}

type Write = Extract<AnnotationCommand, { type: "annotate" }>;

export function buildAnnotate(overrides: Partial<Write> = {}): Write {
  return {
    type: "annotate",
    videoId: asId("v1"),
    annotationId: asId("a2"),
    parentId: null,
    anchor: buildSpanAnchor("一杯热茶"),
    text: "太长了",
    mentions: [],
    assigneeId: null,
    ...overrides,
  };
}
