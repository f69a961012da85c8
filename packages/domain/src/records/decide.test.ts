import { describe, expect, it } from "vitest";
import { asId, type CivilDate, type CivilTime, HOUR_MS, type Instant } from "../base/index.ts";
import { instantOf, isWork, STATUTORY_TABLE } from "../calendar/index.ts";
import { approvalOf, foldReview } from "../review/state.ts";
import { decideRecords } from "./decide.ts";
import { CLOCK_TOLERANCE_MS, type RecordFacts } from "./facts.ts";
import {
  append,
  buildContent,
  buildDecide,
  buildFacts,
  buildGuest,
  buildMember,
  buildPublish,
  buildSubmit,
  FRIDAY_18,
  hashOf,
  VIDEO,
} from "./ledger-builder.ts";
import type { Actor, LedgerEntry, RecordBody, RecordCommand } from "./model.ts";

const NINE: CivilTime = asId("09:00");
const EIGHTEEN: CivilTime = asId("18:00");
const WRITER = buildMember("writer");
const REVIEWER = buildMember("reviewer");
const OPERATOR = buildMember("planner");

/** A brand's desk in small verbs: what somebody asks for, what the content is then, what came of it. */
function createDesk() {
  let entries: readonly LedgerEntry[] = [];
  let content: string | null = "a";
  let now: Instant = FRIDAY_18;
  const facts = (): RecordFacts => buildFacts({ entries, content: content === null ? null : buildContent(content) });
  return {
    get entries() {
      return entries;
    },
    get now() {
      return now;
    },
    edit(name: string | null) {
      content = name;
    },
    pass(ms: number) {
      now += ms;
    },
    /** The bodies written, or the code of the refusal. */
    run(command: RecordCommand, actor: Actor): readonly RecordBody[] | string {
      const result = decideRecords(command, facts(), actor, now);
      if (!result.ok) return result.error.code;
      entries = append(entries, result.value, now, actor);
      return result.value;
    },
    approval(name: string) {
      return approvalOf(foldReview(entries, now), hashOf(name)).type;
    },
    state() {
      return foldReview(entries, now);
    },
  };
}

describe("a command", () => {
  it("[REC1] who may not is told only that, whatever else is wrong, and nothing is written", () => {
    const desk = createDesk();
    desk.edit(null);
    expect(desk.run(buildSubmit("b", "s1"), REVIEWER)).toBe("not-allowed");
    expect(desk.run(buildDecide("b", "s9", "reject", { reason: "" }), WRITER)).toBe("not-allowed");
    expect(desk.run(buildPublish("b", "s9", { url: "" }), REVIEWER)).toBe("not-allowed");
    expect(desk.entries).toEqual([]);
  });

  it("[REC1] judging leaves the facts as they were", () => {
    const facts = buildFacts({ entries: Object.freeze([]) });
    const before = JSON.stringify(facts);
    decideRecords(buildSubmit("a", "s1"), facts, WRITER, FRIDAY_18);
    expect(JSON.stringify(facts)).toBe(before);
  });
});

describe("submit", () => {
  it("[REC2] the first request is round 1 and due 24 hours later", () => {
    const desk = createDesk();
    expect(desk.run(buildSubmit("a", "s1"), WRITER)).toEqual([
      {
        type: "submission",
        submissionId: "s1",
        videoId: VIDEO,
        contentHash: hashOf("a"),
        cutSha256: hashOf("cut"),
        round: 1,
        reviewHours: 24,
        dueAt: FRIDAY_18 + 86_400_000,
      },
    ]);
  });

  it("[REC2] a contract that counts business hours makes Friday 18:30 due on Wednesday 15:00", () => {
    const businessHours = { isWork: (day: CivilDate) => isWork(day, STATUTORY_TABLE), open: NINE, close: EIGHTEEN };
    const result = decideRecords(
      buildSubmit("a", "s1"),
      buildFacts({ businessHours }),
      WRITER,
      FRIDAY_18 + HOUR_MS / 2,
    );
    expect(result.ok && result.value[0]).toMatchObject({ dueAt: instantOf(asId("2026-11-25"), asId("15:00")) });
  });

  it("[REC3] content-moved: the durable content is not what the sender saw", () => {
    const desk = createDesk();
    desk.edit("b");
    expect(desk.run(buildSubmit("a", "s1"), WRITER)).toBe("content-moved");
    expect(desk.entries).toEqual([]);
  });

  it.each([
    ["no content at all", null],
    ["neither cut nor script", buildContent("a", { cut: null, script: [] })],
    [
      "only rows without words",
      buildContent("a", { cut: null, script: [{ id: asId("r1"), visual: " ", voice: "\n", caption: "" }] }),
    ],
    ["content of another video", buildContent("a", { videoId: asId("v2") })],
  ])("[REC3] nothing-to-review: %s", (_, content) => {
    const result = decideRecords(buildSubmit("a", "s1"), buildFacts({ content }), WRITER, FRIDAY_18);
    expect(result).toMatchObject({ ok: false, error: { code: "nothing-to-review" } });
  });

  it("[REC3] a script without a cut can be reviewed", () => {
    const content = buildContent("a", { cut: null });
    const result = decideRecords(buildSubmit("a", "s1"), buildFacts({ content }), WRITER, FRIDAY_18);
    expect(result.ok && result.value[0]).toMatchObject({ type: "submission", cutSha256: null });
  });

  it("[REC4] a new version supersedes the open request in the same step and gets a full new clock", () => {
    const desk = createDesk();
    desk.run(buildSubmit("a", "s1"), WRITER);
    desk.pass(20 * HOUR_MS);
    desk.edit("b");
    const written = desk.run(buildSubmit("b", "s2"), WRITER);
    expect(written).toMatchObject([
      { type: "supersede", submissionId: "s1", bySubmissionId: "s2" },
      { type: "submission", submissionId: "s2", round: 2, dueAt: FRIDAY_18 + 44 * HOUR_MS },
    ]);
    expect(desk.run(buildDecide("a", "s1", "approve"), REVIEWER)).toBe("superseded");
  });

  it("[REC4] the same content again would only set the reviewer's clock back: already-in-review", () => {
    const desk = createDesk();
    desk.run(buildSubmit("a", "s1"), WRITER);
    expect(desk.run(buildSubmit("a", "s2"), WRITER)).toBe("already-in-review");
  });

  it("[REC4] approved content is not asked for again, changed content is", () => {
    const desk = createDesk();
    desk.run(buildSubmit("a", "s1"), WRITER);
    desk.run(buildDecide("a", "s1", "approve"), REVIEWER);
    expect(desk.run(buildSubmit("a", "s2"), WRITER)).toBe("already-approved");
    desk.edit("b");
    expect(desk.run(buildSubmit("b", "s2"), WRITER)).toMatchObject([{ type: "submission", round: 2 }]);
  });

  it("[REC4] after changes were asked for, the same content may be sent once more", () => {
    const desk = createDesk();
    desk.run(buildSubmit("a", "s1"), WRITER);
    desk.run(buildDecide("a", "s1", "changes"), REVIEWER);
    expect(desk.run(buildSubmit("a", "s2"), WRITER)).toMatchObject([{ type: "submission", round: 2 }]);
  });

  it("[REC4] a submission id is used once", () => {
    const desk = createDesk();
    desk.run(buildSubmit("a", "s1"), WRITER);
    desk.edit("b");
    expect(desk.run(buildSubmit("b", "s1"), WRITER)).toBe("submission-exists");
  });
});

describe("prohibited wordings", () => {
  const openClaims = [{ entryId: "absolute-001", text: "国 家 级" }];
  const submit = (overrideReason?: string, claims = openClaims) => {
    const facts = buildFacts({ content: { ...buildContent("a"), openClaims: claims } });
    const command = { ...buildSubmit("a", "s1"), ...(overrideReason === undefined ? {} : { overrideReason }) };
    const result = decideRecords(command, facts, WRITER, FRIDAY_18);
    return result.ok ? result.value.at(-1) : result.error.code;
  };

  it("[CLM7] [CNT-10] stop a submission that gives no reason", () => {
    expect(submit()).toBe("claims-open");
    expect(submit("   ")).toBe("claims-open");
    expect(submit("国".repeat(2001))).toBe("reason-too-long");
  });

  it("[CLM7] [S7] go out under a reason, and both stand in the ledger", () => {
    expect(submit(" 品牌自有商标 ")).toMatchObject({ override: { reason: "品牌自有商标", claims: openClaims } });
  });

  it("[CLM7] where there are none no reason is recorded, as in every entry before there was such a rule", () => {
    expect(submit("不需要", [])).not.toHaveProperty("override");
  });
});

describe("decide", () => {
  it("[REC5] exactly at 24:00:00 is in time, a second later is late (CNT-07)", () => {
    for (const [ms, late] of [
      [24 * HOUR_MS, false],
      [24 * HOUR_MS + 1000, true],
    ] as const) {
      const desk = createDesk();
      desk.run(buildSubmit("a", "s1"), WRITER);
      desk.pass(ms);
      expect(desk.run(buildDecide("a", "s1", "approve"), REVIEWER)).toMatchObject([{ type: "decision", late }]);
      expect(desk.approval("a")).toBe("approved");
    }
  });

  it("[REC5] offline-reviewer: a late answer counts, says it is late, and the device's clock changes nothing", () => {
    for (const days of [-3, 3]) {
      const desk = createDesk();
      desk.run(buildSubmit("a", "s1"), WRITER);
      const clientAt = FRIDAY_18 + days * 24 * HOUR_MS;
      desk.pass(25 * HOUR_MS);
      const command = buildDecide("a", "s1", "approve", { clientAt, seenHead: { seq: 1, hash: hashOf("entry-1") } });
      expect(desk.run(command, REVIEWER)).toMatchObject([{ late: true, clientAt, seenHead: { seq: 1 } }]);
      expect(desk.state()).toMatchObject({ type: "decided", late: true, at: desk.now, clientAt });
    }
  });

  it("[REC6] one answer per request: a second one is already-decided, by whomever", () => {
    const desk = createDesk();
    desk.run(buildSubmit("a", "s1"), WRITER);
    desk.run(buildDecide("a", "s1", "changes"), REVIEWER);
    expect(desk.run(buildDecide("a", "s1", "approve"), REVIEWER)).toBe("already-decided");
    expect(desk.run(buildDecide("a", "s1", "approve"), buildGuest(["view", "approve"]))).toBe("already-decided");
    expect(desk.approval("a")).toBe("none");
  });

  it("[REC6] hash-bound: a decision about other content than was asked is content-differs", () => {
    const desk = createDesk();
    desk.run(buildSubmit("a", "s1"), WRITER);
    desk.edit("b");
    expect(desk.run(buildDecide("b", "s1", "approve"), REVIEWER)).toBe("content-differs");
    expect(desk.run(buildDecide("a", "s9", "approve"), REVIEWER)).toBe("unknown-submission");
  });

  it("[REC7] changes, reject and conditional need a reason; approve does not", () => {
    for (const decision of ["changes", "reject", "conditional"] as const) {
      const desk = createDesk();
      desk.run(buildSubmit("a", "s1"), WRITER);
      expect(desk.run(buildDecide("a", "s1", decision, { reason: " \n" }), REVIEWER)).toBe("reason-needed");
      expect(desk.run(buildDecide("a", "s1", decision, { reason: "字".repeat(2001) }), REVIEWER)).toBe(
        "reason-too-long",
      );
      expect(desk.run(buildDecide("a", "s1", decision, { reason: " 换封面 ", level: "must" }), REVIEWER)).toMatchObject(
        [{ decision, reason: "换封面", level: "must" }],
      );
      expect(desk.approval("a")).toBe(decision === "conditional" ? "conditional" : "none");
    }
  });

  it("[REC8] withdraw belongs to whoever asked, is never late, and frees the content for a new request", () => {
    const desk = createDesk();
    desk.run(buildSubmit("a", "s1"), WRITER);
    desk.pass(30 * HOUR_MS);
    expect(desk.run(buildDecide("a", "s1", "withdraw"), buildMember("writer", "another"))).toBe("not-submitter");
    expect(desk.run(buildDecide("a", "s1", "withdraw"), REVIEWER)).toBe("not-allowed");
    expect(desk.run(buildDecide("a", "s1", "withdraw"), WRITER)).toMatchObject([{ decision: "withdraw", late: false }]);
    expect(desk.approval("a")).toBe("none");
    expect(desk.run(buildSubmit("a", "s2"), WRITER)).toMatchObject([{ type: "submission", round: 2 }]);
  });

  it("[ACC3] approve-only-reviewer: seven other roles and three lesser guests are refused", () => {
    const others = [
      ...(["owner", "manager", "planner", "writer", "director", "editor", "analyst"] as const).map((r) =>
        buildMember(r),
      ),
      buildGuest(["view", "comment", "download"]),
      buildGuest(["view", "approve"], asId("v2")),
      { ...buildGuest(["view", "approve"]), kind: "system", role: "system" } as const,
    ];
    for (const actor of others) {
      const desk = createDesk();
      desk.run(buildSubmit("a", "s1"), WRITER);
      expect(desk.run(buildDecide("a", "s1", "approve"), actor)).toBe("not-allowed");
      expect(desk.approval("a")).toBe("none");
    }
  });
});

describe("publish", () => {
  function approved() {
    const desk = createDesk();
    desk.run(buildSubmit("a", "s1"), WRITER);
    desk.pass(HOUR_MS);
    desk.run(buildDecide("a", "s1", "approve"), REVIEWER);
    desk.pass(HOUR_MS);
    return desk;
  }

  it("[REC9] the approved content goes out, and the same link is recorded once", () => {
    const desk = approved();
    const command = buildPublish("a", "s1", { publishedAt: desk.now });
    expect(desk.run(command, OPERATOR)).toMatchObject([{ type: "publication", url: "https://v.douyin.com/iAbCdEf/" }]);
    expect(desk.run(command, OPERATOR)).toBe("already-published");
    expect(desk.run({ ...command, url: "https://v.douyin.com/iAbCdEf" }, OPERATOR)).toBe("already-published");
  });

  it("[REC9] CNT-04: approve V2, upload V3, and publishing is locked again; back to V2 opens it", () => {
    const desk = approved();
    desk.edit("b");
    expect(desk.run(buildPublish("a", "s1", { publishedAt: desk.now }), OPERATOR)).toBe("not-approved");
    expect(desk.run(buildPublish("b", "s1", { publishedAt: desk.now }), OPERATOR)).toBe("not-approved");
    desk.edit("a");
    expect(desk.run(buildPublish("a", "s1", { publishedAt: desk.now }), OPERATOR)).toMatchObject([
      { type: "publication" },
    ]);
  });

  it.each(["changes", "reject", "conditional", "withdraw", "overdue", "open"] as const)(
    "[REC9] nothing but an approve opens it: %s",
    (decision) => {
      const desk = createDesk();
      desk.run(buildSubmit("a", "s1"), WRITER);
      if (decision === "overdue") desk.pass(1000 * HOUR_MS);
      else if (decision !== "open")
        desk.run(buildDecide("a", "s1", decision), decision === "withdraw" ? WRITER : REVIEWER);
      expect(desk.run(buildPublish("a", "s1", { publishedAt: desk.now }), OPERATOR)).toBe("not-approved");
    },
  );

  it("[REC9] it names the request that was approved", () => {
    const desk = approved();
    expect(desk.run(buildPublish("a", "s2", { publishedAt: desk.now }), OPERATOR)).toBe("not-approved");
  });

  it("[REC10] not in the future, not before the consent; clocks differ by a minute at most", () => {
    const desk = approved();
    const publish = (publishedAt: Instant) => desk.run(buildPublish("a", "s1", { publishedAt }), OPERATOR);
    expect(publish(desk.now + CLOCK_TOLERANCE_MS + 1)).toBe("published-in-future");
    expect(publish(desk.now - HOUR_MS - CLOCK_TOLERANCE_MS - 1)).toBe("published-before-approval");
    expect(publish(desk.now - HOUR_MS - CLOCK_TOLERANCE_MS)).toMatchObject([{ type: "publication" }]);
  });

  it("[REC10] only an address where a work can be seen", () => {
    const desk = approved();
    const publish = (url: string) => desk.run(buildPublish("a", "s1", { url, publishedAt: desk.now }), OPERATOR);
    expect(publish("javascript:alert(1)")).toBe("link-missing");
    expect(publish("http://v.douyin.com/iAbCdEf/")).toBe("link-not-https");
    expect(publish("https://v.douyin.com.example.com/iAbCdEf/")).toBe("link-host");
    expect(publish("https://www.douyin.com/user/MS4wLjAB")).toBe("link-not-a-work");
  });

  it("[ACC3] a reviewer, a writer and a guest cannot publish", () => {
    for (const actor of [REVIEWER, WRITER, buildGuest(["view", "comment", "approve", "download"])]) {
      const desk = approved();
      expect(desk.run(buildPublish("a", "s1", { publishedAt: desk.now }), actor)).toBe("not-allowed");
    }
  });
});
