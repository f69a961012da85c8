import { CLAIM_SEVERITIES, type ClaimCategory, type ClaimEntry, INDUSTRIES } from "../claims/index.ts";
import file from "./data/claims-lexicon.json" with { type: "json" };

const SCOPES: readonly string[] = ["all", "douyin", ...INDUSTRIES];

function isEntry(entry: (typeof file.entries)[number]): boolean {
  return (
    Object.hasOwn(file.categories, entry.category) &&
    CLAIM_SEVERITIES.some((severity) => severity === entry.severity) &&
    entry.scopes.every((scope) => SCOPES.includes(scope)) &&
    (entry.forms === undefined) !== (entry.pattern === undefined)
  );
}

function readShipped(): readonly ClaimEntry[] {
  const wrong = file.entries.find((entry) => !isEntry(entry));
  if (wrong) throw new Error(`claims-lexicon.json: ${wrong.id}`);
  return file.entries as readonly ClaimEntry[];
}

/** Wording that advertising law or the platform limits: our own compilation from the laws named in the categories. */
export const CLAIM_ENTRIES: readonly ClaimEntry[] = readShipped();
export const CLAIM_CATEGORIES: Readonly<Record<string, ClaimCategory>> = file.categories;
