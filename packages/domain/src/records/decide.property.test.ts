import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId, HOUR_MS, type Instant, type Sha256 } from "../base/index.ts";
import { approvalOf, foldReview, foldReviews, isOpen, roundsOf } from "../review/state.ts";
import { decideRecords } from "./decide.ts";
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
import { type Actor, DECISIONS, type LedgerEntry, type RecordCommand } from "./model.ts";
import { overdueDue } from "./overdue.ts";

const CONTENTS = ["a", "b", "c"] as const;
type Content = (typeof CONTENTS)[number];
const SUBMISSIONS = ["s1", "s2", "s3", "s4", "s5", "s6"] as const;

const ACTORS: readonly Actor[] = [
  buildMember("owner"),
  buildMember("writer"),
  buildMember("editor"),
  buildMember("planner"),
  buildMember("reviewer"),
  buildMember("analyst"),
  buildGuest(["view", "approve"]),
  buildGuest(["view", "comment"]),
  buildGuest(["view", "approve"], asId("v2")),
];

/** Whether the brand's answer may come from here; written apart from the policy on purpose. */
function speaksForTheBrand(actor: Actor): boolean {
  return (
    actor.role === "reviewer" ||
    (actor.kind === "guest" && actor.videoId === VIDEO && actor.rights?.includes("approve") === true)
  );
}

type Step =
  | { readonly type: "edit"; readonly content: Content }
  | { readonly type: "pass"; readonly hours: number }
  | { readonly type: "tick" }
  | { readonly type: "send"; readonly actor: Actor; readonly commandAt: (run: Run) => RecordCommand };

const content = fc.constantFrom(...CONTENTS);
const submission = fc.constantFrom(...SUBMISSIONS);
const anyActor = fc.constantFrom(...ACTORS);
const link = fc.integer({ min: 10_000, max: 10_002 }).map((code) => `https://v.douyin.com/i${code}/`);

/** Shots in the dark: any command about anything by anybody. */
const wildCommand: fc.Arbitrary<RecordCommand> = fc.oneof(
  fc.tuple(content, submission).map(([c, s]) => buildSubmit(c, s)),
  fc.tuple(content, submission, fc.constantFrom(...DECISIONS)).map(([c, s, d]) => buildDecide(c, s, d)),
  fc.tuple(content, submission, link).map(([c, s, url]) => buildPublish(c, s, { url })),
);
/** Aimed ones: about the content of the moment and the latest request, so that histories get anywhere. */
const aimedSubmit = fc.constantFrom(buildMember("writer"), buildMember("editor")).map(
  (actor): Step => ({
    type: "send",
    actor,
    commandAt: (run) => buildSubmit(run.content, `t${run.entries.length}`),
  }),
);
const aimedDecide = fc.tuple(fc.constantFrom(...DECISIONS, "approve" as const), anyActor).map(
  ([decision, actor]): Step => ({
    type: "send",
    actor,
    commandAt: (run) => {
      const request = roundsOf(run.entries, VIDEO).at(-1);
      const sent = buildDecide(run.content, request?.submissionId ?? "none", decision);
      return request ? { ...sent, contentHash: request.contentHash } : sent;
    },
  }),
);
const aimedPublish = link.map(
  (url): Step => ({
    type: "send",
    actor: buildMember("planner"),
    commandAt: (run) => {
      const round = roundsOf(run.entries, VIDEO).findLast((r) => r.contentHash === hashOf(run.content));
      return buildPublish(run.content, round?.submissionId ?? "none", { url, publishedAt: run.now });
    },
  }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: content.map((c): Step => ({ type: "edit", content: c })) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 30 }).map((hours): Step => ({ type: "pass", hours })) },
  { weight: 1, arbitrary: fc.constant<Step>({ type: "tick" }) },
  {
    weight: 4,
    arbitrary: fc.tuple(wildCommand, anyActor).map(([c, actor]): Step => ({ type: "send", actor, commandAt: () => c })),
  },
  { weight: 3, arbitrary: aimedSubmit },
  { weight: 6, arbitrary: aimedDecide },
  { weight: 1, arbitrary: aimedPublish },
);
const history = fc.array(step, { minLength: 5, maxLength: 80 });

interface Run {
  readonly entries: readonly LedgerEntry[];
  readonly now: Instant;
  /** Contents the brand said yes to, noted at the moment it did so by looking only at the command and the actor. */
  readonly approved: ReadonlySet<Sha256>;
  readonly accepted: readonly { readonly command: RecordCommand; readonly actor: Actor }[];
  readonly content: Content;
}

function play(steps: readonly Step[], check: (run: Run) => void): Run {
  let run: Run = { entries: [], now: FRIDAY_18, approved: new Set(), accepted: [], content: "a" };
  for (const next of steps) {
    if (next.type === "edit") run = { ...run, content: next.content };
    else if (next.type === "pass") run = { ...run, now: run.now + next.hours * HOUR_MS };
    else if (next.type === "tick")
      run = { ...run, entries: append(run.entries, overdueDue(run.entries, run.now), run.now) };
    else run = send(run, next.commandAt(run), next.actor);
    check(run);
  }
  return run;
}

function send(run: Run, sent: RecordCommand, actor: Actor): Run {
  const facts = buildFacts({ entries: run.entries, content: buildContent(run.content) });
  const result = decideRecords(sent, facts, actor, run.now);
  if (!result.ok) return run;
  const approves = sent.type === "decide" && sent.decision === "approve";
  return {
    ...run,
    entries: append(run.entries, result.value, run.now, actor),
    accepted: [...run.accepted, { command: sent, actor }],
    approved: approves && speaksForTheBrand(actor) ? new Set([...run.approved, sent.contentHash]) : run.approved,
  };
}

describe("histories of commands", () => {
  it("[REV4] edit-approve-race: content is approved exactly when the brand said yes to that very content", () => {
    fc.assert(
      fc.property(history, (steps) => {
        play(steps, (run) => {
          const state = foldReview(run.entries, run.now);
          for (const name of CONTENTS) {
            expect(approvalOf(state, hashOf(name)).type === "approved").toBe(run.approved.has(hashOf(name)));
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it("[REC4] [REC6] never two open requests, never two answers to one, rounds count up without a gap", () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { entries } = play(steps, (run) => {
          expect(roundsOf(run.entries, VIDEO).filter(isOpen).length).toBeLessThanOrEqual(1);
        });
        const rounds = roundsOf(entries, VIDEO);
        expect(rounds.map((round) => round.round)).toEqual(rounds.map((_, index) => index + 1));
        const answered = entries.flatMap(({ body }) => (body.type === "decision" ? [body.submissionId] : []));
        expect(new Set(answered).size).toBe(answered.length);
      }),
      { numRuns: 200 },
    );
  });

  it("[REC11] replay: whatever was accepted once is refused for ever after", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 100 }), (steps, hours) => {
        const run = play(steps, () => undefined);
        const later = { ...run, now: run.now + hours * HOUR_MS };
        for (const name of CONTENTS) {
          for (const { command: again, actor } of run.accepted) {
            expect(send({ ...later, content: name }, again, actor).entries).toBe(run.entries);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("[REC12] overdue is recorded once a request, only after its time, and decides nothing", () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { entries, now } = play(steps, (run) => {
          const before = foldReview(run.entries, run.now);
          const ticked = append(run.entries, overdueDue(run.entries, run.now), run.now);
          const after = foldReview(ticked, run.now);
          expect(after.type).toBe(before.type);
          for (const name of CONTENTS)
            expect(approvalOf(after, hashOf(name))).toEqual(approvalOf(before, hashOf(name)));
          expect(overdueDue(ticked, run.now)).toEqual([]);
        });
        const overdue = append(entries, overdueDue(entries, now), now).filter(({ body }) => body.type === "overdue");
        expect(new Set(overdue.map(({ body }) => body.submissionId)).size).toBe(overdue.length);
        for (const { at, body } of overdue) expect(body.type === "overdue" && at > body.dueAt).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("[REV1] the order in which entries arrive changes nothing", () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (steps, dice) => {
        const { entries, now } = play(steps, () => undefined);
        const shuffled = entries
          .map((entry) => ({ entry, key: dice.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        expect(foldReviews(shuffled, now)).toEqual(foldReviews(entries, now));
        expect(overdueDue(shuffled, now)).toEqual(overdueDue(entries, now));
      }),
      { numRuns: 200 },
    );
  });

  it("[REC9] every publication is of content the brand had approved by then", () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { entries } = play(steps, () => undefined);
        for (const { seq, body } of entries) {
          if (body.type !== "publication") continue;
          const earlier = foldReview(
            entries.filter((entry) => entry.seq < seq),
            0,
          );
          expect(approvalOf(earlier, body.contentHash).type).toBe("approved");
        }
      }),
      { numRuns: 300 },
    );
  });

  it("[REV4] the histories do reach approvals, voided approvals, late answers and publications", () => {
    const seen = new Set<string>();
    for (const steps of fc.sample(history, { numRuns: 300, seed: 7 })) {
      const { entries, now } = play(steps, () => undefined);
      const state = foldReview(entries, now);
      for (const name of CONTENTS) seen.add(approvalOf(state, hashOf(name)).type);
      for (const { body } of entries) seen.add(body.type === "decision" && body.late ? "late" : body.type);
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(["approved", "voided", "conditional", "late", "publication", "supersede", "overdue"]),
    );
  });
});
