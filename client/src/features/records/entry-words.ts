import type { LedgerEntry, RecordBody } from "@tongpin/domain/records";

/** An entry as a sentence: the key of its words, and how it should look. */
export interface EntryWords {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly tone: "neutral" | "good" | "warn" | "danger";
  readonly isLate: boolean;
}

/** What an entry says, as data for the messages file; nothing is said that the entry does not hold. */
export function entryWords(entry: LedgerEntry): EntryWords {
  const { body, actor } = entry;
  const words = (
    key: string,
    values: EntryWords["values"] = {},
    tone: EntryWords["tone"] = "neutral",
    isLate = false,
  ) => ({
    key,
    values: { name: actor.name, ...values },
    tone,
    isLate,
  });
  switch (body.type) {
    case "submission":
      return words("submission", { round: body.round, hours: body.reviewHours });
    case "supersede":
      return words("supersede");
    case "decision":
      return words(`decision.${body.decision}`, {}, toneOf(body), body.late);
    case "overdue":
      return words("overdue", {}, "danger");
    case "publication":
      return words("publication", { url: body.url }, "good");
  }
}

function toneOf({ decision }: Extract<RecordBody, { type: "decision" }>): EntryWords["tone"] {
  if (decision === "approve") return "good";
  if (decision === "reject") return "danger";
  return decision === "withdraw" ? "neutral" : "warn";
}
