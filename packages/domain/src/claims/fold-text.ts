/** A text as it is compared, and where each of its characters stood. */
export interface FoldedText {
  readonly folded: string;
  /** Source places of folded unit i: from `starts[i]` to `ends[i]`, UTF-16 units. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const INVISIBLE = /^[\p{Cf}\p{Mn}]$/u;
const HAN = /^\p{Script=Han}$/u;
const NOISE = new Set(" .·-_*~|/\\、，。！？,!?・…");
/** So many noise characters between two Han characters hide a word; more of them separate words. */
const NOISE_MAX = 2;

interface Unit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * NFKC, lower case, without invisible characters, and without up to two spaces or punctuation marks between two Han
 * characters: 最·佳 and 国 家 级 are what they hide.
 */
export function foldText(source: string): FoldedText {
  const units = visibleUnits(source);
  const kept = units.filter((_, index) => !isHiddenNoise(units, index));
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = "";
  for (const unit of kept) {
    folded += unit.text;
    for (let index = 0; index < unit.text.length; index += 1) {
      starts.push(unit.start);
      ends.push(unit.end);
    }
  }
  return { folded, starts, ends };
}

function visibleUnits(source: string): readonly Unit[] {
  const units: Unit[] = [];
  let start = 0;
  for (const character of source) {
    const end = start + character.length;
    const text = character.normalize("NFKC").toLowerCase();
    if (!INVISIBLE.test(character)) units.push({ text, start, end });
    start = end;
  }
  return units;
}

/** Whether this unit belongs to a short run of noise with a Han character on both sides. */
function isHiddenNoise(units: readonly Unit[], index: number): boolean {
  if (!isNoise(units[index])) return false;
  const before = noiseBeside(units, index, -1);
  const after = noiseBeside(units, index, 1);
  return before + 1 + after <= NOISE_MAX && isHan(units[index - before - 1]) && isHan(units[index + after + 1]);
}

/** Length of the noise that goes on from here in one direction; no further than matters. */
function noiseBeside(units: readonly Unit[], index: number, step: 1 | -1): number {
  let length = 0;
  while (length < NOISE_MAX && isNoise(units[index + step * (length + 1)])) length += 1;
  return length;
}

function isNoise(unit: Unit | undefined): boolean {
  return unit !== undefined && NOISE.has(unit.text);
}

function isHan(unit: Unit | undefined): boolean {
  return unit !== undefined && HAN.test(unit.text);
}
