import {
  guessPlanMapping,
  PLAN_COLUMNS,
  phaseKindOfWord,
  platformOfWord,
  stageOfWord,
} from "@tongpin/domain/plan-sheet";
import { PHASE_KINDS, PLATFORMS, STAGES } from "@tongpin/domain/video";
import { expect, it } from "vitest";

interface Words {
  readonly heads: Readonly<Record<string, string>>;
  readonly stages: Readonly<Record<string, string>>;
  readonly phases: Readonly<Record<string, string>>;
  readonly platforms: Readonly<Record<string, string>>;
}
const FILES = import.meta.glob<{ default: Words }>("../../../app/messages/*/{sheets,common}.json", { eager: true });
const wordsOf = (locale: string, file: string) => FILES[`../../../app/messages/${locale}/${file}.json`]?.default;

it.each(["zh-Hans", "zh-Hant", "en"])(
  "[EXC17] what is written out in %s is understood when it comes back",
  (locale) => {
    const heads = wordsOf(locale, "sheets")?.heads ?? {};
    expect(guessPlanMapping([PLAN_COLUMNS.map((column) => heads[column] ?? "")]).columns).toEqual(PLAN_COLUMNS);
    const { stages = {}, phases = {}, platforms = {} } = wordsOf(locale, "common") ?? {};
    expect(STAGES.map((stage) => stageOfWord(stages[stage] ?? ""))).toEqual(STAGES);
    expect(PHASE_KINDS.map((kind) => phaseKindOfWord(phases[kind] ?? ""))).toEqual(PHASE_KINDS);
    expect(PLATFORMS.map((platform) => platformOfWord(platforms[platform] ?? ""))).toEqual(PLATFORMS);
  },
);
