import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { BRIEF_HEAD_SPEC, BRIEF_ITEM_SPEC } from "./brief.ts";
import { CALL_SHEET_SPEC, CREW_SPEC } from "./call-sheet.ts";
import { ASK_COUNT, CAMPAIGN_SPEC, PHASE_SPEC } from "./campaign.ts";
import { CHANNEL_SPEC } from "./channel.ts";
import { CUT_SPEC } from "./cut.ts";
import type { Field } from "./field.ts";
import { FIGURES_SPEC } from "./figures.ts";
import { FINAL_SPEC } from "./final-mark.ts";
import { HOLIDAY_FIELDS } from "./holiday.ts";
import { HOT_SPEC } from "./hot.ts";
import { HIDDEN_FIELD, HIDDEN_KEY, NODE_SPEC } from "./node.ts";
import { NUMBERING_FIELD, NUMBERING_KEY } from "./numbering.ts";
import { paceSpec } from "./pace.ts";
import { PLAN_ROW_SPECS, PLAN_TEMPLATE, ROW_TABLE } from "./plan-doc.ts";
import { CAPTION_FIELD, POST_FIELDS, SETTINGS_SPEC } from "./post.ts";
import { RATING_FIELD } from "./rating.ts";
import { RECORDED } from "./recorded-schema.ts";
import { ROOTS, SCHEMA_VERSION } from "./roots.ts";
import { ROW_FIELDS, ROW_KEY } from "./row.ts";
import { ROW_SLOT_SPEC } from "./row-slot.ts";
import { SAVED_VIEW_SPEC } from "./saved-view.ts";
import { SHOT_RECORD_SPEC } from "./shot.ts";
import { FRAME_CHOICE, FRAME_FIELD, FRAME_SPEC } from "./shot-frame.ts";
import { TAKE_SPEC } from "./take.ts";
import { TEMPLATE_SPEC } from "./template.ts";
import { VIDEO_SPEC } from "./video.ts";

const SPECS: Readonly<Record<string, Readonly<Record<string, Field<never>>>>> = {
  videos: VIDEO_SPEC as never,
  hot: HOT_SPEC as never,
  ratings: { rating: RATING_FIELD } as never,
  channels: CHANNEL_SPEC as never,
  campaigns: CAMPAIGN_SPEC as never,
  phases: PHASE_SPEC as never,
  phaseAsks: { count: ASK_COUNT } as never,
  plans: { template: PLAN_TEMPLATE } as never,
  planRows: { table: ROW_TABLE } as never,
  planGoals: PLAN_ROW_SPECS.goals as never,
  planSpends: PLAN_ROW_SPECS.spends as never,
  planRisks: PLAN_ROW_SPECS.risks as never,
  planActions: PLAN_ROW_SPECS.actions as never,
  figures: FIGURES_SPEC as never,
  shots: { ...SHOT_RECORD_SPEC, [FRAME_FIELD]: FRAME_CHOICE } as never,
  frames: FRAME_SPEC as never,
  cuts: CUT_SPEC as never,
  rows: ROW_FIELDS as never,
  post: { ...POST_FIELDS, caption: CAPTION_FIELD } as never,
  settings: { ...SETTINGS_SPEC, [NUMBERING_KEY]: NUMBERING_FIELD } as never,
  takes: TAKE_SPEC as never,
  callSheets: CALL_SHEET_SPEC as never,
  callCrew: CREW_SPEC as never,
  briefHead: BRIEF_HEAD_SPEC as never,
  briefItems: BRIEF_ITEM_SPEC as never,
  templates: TEMPLATE_SPEC as never,
  views: SAVED_VIEW_SPEC as never,
  paces: paceSpec("normal") as never,
  slots: ROW_SLOT_SPEC as never,
  finalMark: FINAL_SPEC as never,
  holidays: HOLIDAY_FIELDS as never,
  nodes: { ...NODE_SPEC, [HIDDEN_KEY]: HIDDEN_FIELD } as never,
};

const recordedRoots: Readonly<Record<string, readonly string[]>> = RECORDED.roots;
const recordedValues: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = RECORDED.values;

describe("the recorded schema", () => {
  it("[additive-only] every root and row key of before is there still, under the same version or a migration", () => {
    const roots: Readonly<Record<string, readonly string[]>> = ROOTS;
    for (const [kind, names] of Object.entries(recordedRoots)) {
      expect(roots[kind], kind).toEqual(expect.arrayContaining([...names]));
    }
    expect(Object.values(ROW_KEY)).toEqual(expect.arrayContaining([...RECORDED.rowKeys]));
    expect(SCHEMA_VERSION).toBeGreaterThanOrEqual(RECORDED.version);
  });

  it("[additive-only] every value an earlier app wrote is read as what it was: no field removed, no type narrowed", () => {
    const lost: string[] = [];
    for (const [record, fields] of Object.entries(recordedValues)) {
      for (const [name, values] of Object.entries(fields)) {
        const field = SPECS[record]?.[name];
        if (!field) lost.push(`${record}.${name}`);
        for (const value of values) {
          // As it comes out of a document, not as it was put in.
          const doc = new Y.Doc();
          doc.getMap("probe").set("value", value);
          const read = field?.read(doc.getMap("probe").get("value"));
          if (JSON.stringify(read) !== JSON.stringify(value)) lost.push(`${record}.${name} = ${JSON.stringify(value)}`);
        }
      }
    }
    expect(lost).toEqual([]);
  });

  it("[additive-only] every field of today is recorded, so that tomorrow's change is seen", () => {
    const missing: string[] = [];
    for (const [record, spec] of Object.entries(SPECS)) {
      for (const name of Object.keys(spec)) if (!recordedValues[record]?.[name]) missing.push(`${record}.${name}`);
    }
    expect(missing).toEqual([]);
    const roots: Readonly<Record<string, readonly string[]>> = ROOTS;
    for (const [kind, names] of Object.entries(roots)) expect(recordedRoots[kind], kind).toEqual(names);
  });
});
