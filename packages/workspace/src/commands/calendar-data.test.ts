import { asId, type CivilDate } from "@tongpin/domain/base";
import { dayKind, type HolidayNotice, holidayTableOf } from "@tongpin/domain/calendar";
import { MARKETING_EVENTS, type MarketingEvent, nodeTableOf } from "@tongpin/domain/nodes";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { mergePlan } from "../merge/merge-plan.ts";
import { buildReplica, syncAll } from "../replica-builder.ts";
import { openPlan } from "../selectors/open-plan.ts";
import { createUndo } from "../undo/create-undo.ts";
import { forgetYear, markDay, putBackHoliday } from "./holidays.ts";
import { hideNode, keepNodes, removeNode, restoreNode } from "./nodes.ts";
import { putBackCalendar, takeCalendar } from "./take-calendar.ts";

const day = (text: string) => asId<CivilDate>(text);
const NOTICE: HolidayNotice = {
  year: 2027,
  papers: ["国务院办公厅关于2027年部分节假日安排的通知"],
  days: [{ name: "元旦", date: day("2027-01-01"), isOffDay: true }],
};
const BIRTHDAY: MarketingEvent = {
  id: "own-birthday",
  kind: "season",
  names: { "zh-Hans": "品牌生日", "zh-Hant": "品牌生日", en: "品牌生日" },
  rule: { type: "solar", month: 3, day: 18 },
  windows: { warmup: [-7, -1], burst: [0, 0], encore: null },
  tone: "celebrate",
  regions: ["CN"],
  statutory: null,
  tags: [],
  dateConfidence: "high",
  windowConfidence: "own-default",
  sources: [],
  notes: "",
};

function planner(name: string, clientID: number) {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openPlan(replica.doc) };
}

const keepYear = ({ room, ctx }: ReturnType<typeof planner>, notice: HolidayNotice) =>
  takeCalendar(room, { notices: [notice], marks: [], events: [], hidden: [] }, ctx());

const kindOf = ({ room }: ReturnType<typeof planner>, date: string) =>
  dayKind(day(date), holidayTableOf(room.getSnapshot().holidays));

describe("days off in the plan room", () => {
  it("[CAL15] a year is kept with who and when, replaced by the next import, and let go again", () => {
    const lin = planner("lin", 1);
    expect(kindOf(lin, "2027-01-01").provisional).toBe(true);
    expect(keepYear(lin, NOTICE).ok).toBe(true);
    expect(kindOf(lin, "2027-01-01")).toEqual({ kind: "holiday", name: "元旦", provisional: false });
    expect(lin.room.getSnapshot().holidays.get("2027")).toMatchObject({
      type: "year",
      by: "lin",
      at: 1_790_000_000_000,
    });
    const moved = { ...NOTICE, days: [...NOTICE.days, { name: "元旦", date: day("2027-01-03"), isOffDay: false }] };
    const again = keepYear(lin, moved);
    expect(kindOf(lin, "2027-01-03").kind).toBe("makeup");
    const before = again.ok ? (again.value.holidays.get("2027")?.before ?? null) : null;
    putBackHoliday(lin.room, { id: "2027", before }, lin.ctx());
    expect(kindOf(lin, "2027-01-03").kind).toBe("rest");
    expect(forgetYear(lin.room, { year: 2027 }, lin.ctx())).toEqual({ ok: true });
    expect(kindOf(lin, "2027-01-04").provisional).toBe(true);
    expect(forgetYear(lin.room, { year: 2027 }, lin.ctx())).toMatchObject({ error: { code: "year-unknown" } });
    expect(keepYear(lin, { ...NOTICE, days: [] })).toMatchObject({
      error: { code: "holidays-empty" },
    });
  });

  it("[CAL15] days marked by two people apart both stay; one day marked twice has one answer everywhere", () => {
    const lin = planner("lin", 1);
    const zhou = planner("zhou", 2);
    markDay(lin.room, { date: day("2026-11-24"), mark: { isOffDay: true, name: "年假" } }, lin.ctx());
    markDay(lin.room, { date: day("2026-11-25"), mark: { isOffDay: true, name: "" } }, lin.ctx());
    markDay(zhou.room, { date: day("2026-11-25"), mark: { isOffDay: false, name: "" } }, zhou.ctx());
    markDay(zhou.room, { date: day("2026-11-28"), mark: { isOffDay: false, name: " 补班 " } }, zhou.ctx());
    syncAll([lin, zhou]);
    expect(lin.room.getSnapshot().holidays).toEqual(zhou.room.getSnapshot().holidays);
    expect([...lin.room.getSnapshot().holidays.keys()].sort()).toEqual(["2026-11-24", "2026-11-25", "2026-11-28"]);
    expect(kindOf(zhou, "2026-11-24")).toEqual({ kind: "holiday", name: "年假", provisional: false });
    expect(kindOf(lin, "2026-11-28")).toEqual({ kind: "makeup", name: "补班", provisional: false });
  });

  it("[CAL15] a mark is one step to undo, and what nobody changed keeps its identity", () => {
    const lin = planner("lin", 1);
    keepNodes(lin.room, { events: [BIRTHDAY] }, lin.ctx());
    const before = lin.room.getSnapshot();
    const undo = createUndo(lin.room);
    markDay(lin.room, { date: day("2026-11-24"), mark: { isOffDay: true, name: "" } }, lin.ctx());
    expect(lin.room.getSnapshot().nodes).toBe(before.nodes);
    expect(lin.room.getSnapshot().holidays).not.toBe(before.holidays);
    const marked = lin.room.getSnapshot();
    markDay(lin.room, { date: day("2026-11-24"), mark: { isOffDay: true, name: "" } }, lin.ctx());
    expect(lin.room.getSnapshot()).toBe(marked);
    undo.undo();
    expect(lin.room.getSnapshot().holidays.size).toBe(0);
    expect(markDay(lin.room, { date: "2026-02-30" as CivilDate, mark: null }, lin.ctx())).toMatchObject({
      error: { code: "date-invalid" },
    });
  });

  it("[CAL15] what anybody may have written is read as nothing: wrong years, wrong days, wrong shapes", () => {
    const { doc, room } = planner("lin", 1);
    const map = doc.getMap<unknown>("holidays");
    map.set("2027/notice", { year: 2028, days: [{ name: "元旦", date: "2028-01-01", isOffDay: true }] });
    map.set("2026/notice", { year: 2026, days: "none" });
    map.set("2026-02-30/mark", { isOffDay: true });
    map.set("2026-11-24/mark", { isOffDay: "yes" });
    map.set("2026-11-25/mark", new Y.Map());
    map.set("loose", 5);
    expect(room.getSnapshot().holidays.size).toBe(0);
  });
});

describe("nodes in the plan room", () => {
  const shown = ({ room }: ReturnType<typeof planner>) =>
    nodeTableOf(room.getSnapshot().nodes, MARKETING_EVENTS).shown.map(({ id }) => id);

  it("[NODE9] kept, changed field by field by two people at once, removed and there again", () => {
    const lin = planner("lin", 1);
    const zhou = planner("zhou", 2);
    expect(keepNodes(lin.room, { events: [BIRTHDAY] }, lin.ctx())).toEqual({ ok: true });
    syncAll([lin, zhou]);
    keepNodes(lin.room, { events: [{ ...BIRTHDAY, tone: "caution" }] }, lin.ctx());
    keepNodes(zhou.room, { events: [{ ...BIRTHDAY, rule: { type: "solar", month: 3, day: 19 } }] }, zhou.ctx());
    syncAll([lin, zhou]);
    expect(lin.room.getSnapshot().nodes.get("own-birthday")?.own).toMatchObject({
      tone: "caution",
      rule: { type: "solar", month: 3, day: 19 },
      createdBy: "lin",
    });
    removeNode(zhou.room, { nodeId: "own-birthday" }, zhou.ctx());
    expect(shown(zhou)).not.toContain("own-birthday");
    restoreNode(zhou.room, { nodeId: "own-birthday" }, zhou.ctx());
    expect(shown(zhou)).toContain("own-birthday");
    expect(removeNode(zhou.room, { nodeId: "never" }, zhou.ctx())).toMatchObject({ error: { code: "node-unknown" } });
  });

  it("[NODE9] one that ships is hidden and shown by its id alone", () => {
    const lin = planner("lin", 1);
    hideNode(lin.room, { nodeId: "double-12", hidden: true }, lin.ctx());
    expect(shown(lin)).not.toContain("double-12");
    hideNode(lin.room, { nodeId: "double-12", hidden: false }, lin.ctx());
    expect(shown(lin)).toContain("double-12");
    expect(lin.room.getSnapshot().nodes.size).toBe(0);
  });

  it("[NODE8] what no event file would hold is refused, with its field", () => {
    const { room, ctx } = planner("lin", 1);
    const keep = (patch: Record<string, unknown>) =>
      keepNodes(room, { events: [{ ...BIRTHDAY, ...patch } as never] }, ctx());
    expect(keep({ rule: { type: "solar", month: 13, day: 1 } })).toEqual({
      ok: false,
      error: { code: "node-invalid", params: { field: "rule" } },
    });
    expect(keep({ names: { "zh-Hans": " ", "zh-Hant": "x", en: "x" } })).toMatchObject({
      error: { code: "name-empty" },
    });
    expect(keep({ id: "a/b" })).toMatchObject({ error: { code: "id-invalid" } });
    expect(room.getSnapshot().nodes.size).toBe(0);
  });
});

describe("a calendar brought in", () => {
  const FILE = {
    notices: [NOTICE],
    marks: [{ date: day("2026-11-24"), isOffDay: true, name: "年假" }],
    events: [BIRTHDAY],
    hidden: ["double-12"],
  };

  it("[A8] is one step; brought in again it changes nothing; taken back it leaves what was changed since", () => {
    const lin = planner("lin", 1);
    const undo = createUndo(lin.room);
    const taken = takeCalendar(lin.room, FILE, lin.ctx());
    if (!taken.ok) throw new Error(taken.error.code);
    const { holidays, nodes } = lin.room.getSnapshot();
    expect([...holidays.keys(), ...nodes.keys()].sort()).toEqual(["2026-11-24", "2027", "double-12", "own-birthday"]);
    const again = takeCalendar(lin.room, FILE, lin.ctx());
    expect(again.ok && [again.value.holidays.size, again.value.nodes.size]).toEqual([0, 0]);
    expect(lin.room.getSnapshot().holidays).toBe(holidays);
    markDay(lin.room, { date: day("2026-11-24"), mark: { isOffDay: false, name: "" } }, lin.ctx());
    putBackCalendar(lin.room, taken.value, lin.ctx());
    expect([...lin.room.getSnapshot().holidays.keys()]).toEqual(["2026-11-24"]);
    expect(lin.room.getSnapshot().nodes.get("own-birthday")?.own?.removedAt).not.toBeNull();
    expect(lin.room.getSnapshot().nodes.has("double-12")).toBe(false);
    undo.undo();
    undo.undo();
    undo.undo();
    expect(lin.room.getSnapshot().holidays.size + lin.room.getSnapshot().nodes.size).toBe(0);
  });

  it("[A8] over own words it puts those back that were there, and refused it changes nothing", () => {
    const lin = planner("lin", 1);
    keepNodes(lin.room, { events: [{ ...BIRTHDAY, tone: "solemn" }] }, lin.ctx());
    const taken = takeCalendar(lin.room, FILE, lin.ctx());
    expect(lin.room.getSnapshot().nodes.get("own-birthday")?.own?.tone).toBe("celebrate");
    if (taken.ok) putBackCalendar(lin.room, taken.value, lin.ctx());
    expect(lin.room.getSnapshot().nodes.get("own-birthday")?.own).toMatchObject({ tone: "solemn", removedAt: null });
    const before = lin.room.getSnapshot();
    const bad = { ...FILE, events: [{ ...BIRTHDAY, names: { "zh-Hans": "", "zh-Hant": "", en: "" } }] };
    expect(takeCalendar(lin.room, bad, lin.ctx())).toMatchObject({ error: { code: "name-empty" } });
    expect(lin.room.getSnapshot()).toBe(before);
  });
});

describe("merging a copy", () => {
  it("[L7] brings years, marks, nodes and what is hidden, and leaves what stands here", () => {
    const source = planner("lin", 1);
    keepYear(source, NOTICE);
    markDay(source.room, { date: day("2026-11-24"), mark: { isOffDay: true, name: "年假" } }, source.ctx());
    keepNodes(source.room, { events: [BIRTHDAY] }, source.ctx());
    hideNode(source.room, { nodeId: "double-12", hidden: true }, source.ctx());
    const target = planner("zhou", 2);
    markDay(target.room, { date: day("2026-11-24"), mark: { isOffDay: false, name: "" } }, target.ctx());
    const merge = (prefer: "present" | "incoming") =>
      mergePlan(target.room, { from: source.room, prefer }, target.ctx());
    expect(merge("present")).toEqual({ ok: true, value: { added: 3, changed: 0 } });
    expect(kindOf(target, "2026-11-24").kind).toBe("makeup");
    expect(kindOf(target, "2027-01-01").provisional).toBe(false);
    expect(target.room.getSnapshot().nodes).toEqual(source.room.getSnapshot().nodes);
    expect(merge("incoming")).toEqual({ ok: true, value: { added: 0, changed: 1 } });
    expect(target.room.getSnapshot().holidays).toEqual(source.room.getSnapshot().holidays);
    removeNode(target.room, { nodeId: "own-birthday" }, target.ctx());
    expect(merge("present")).toEqual({ ok: true, value: { added: 1, changed: 0 } });
    expect(target.room.getSnapshot().nodes.get("own-birthday")?.own?.removedAt).toBeNull();
  });
});
