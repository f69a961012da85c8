/** How many syllables a figure takes when it is read aloud in Mandarin. Digits are ASCII here. */

const GROUP = 4;
/** Above 9,999 万亿 nobody reads a figure as a quantity. */
const LONGEST_QUANTITY = 16;
const MOBILE_NUMBER = /^1[3-9]\d{9}$/;

/** Syllables of a whole number as read: 100 一百 2, 105 一百零五 4, 12345 9. Codes and phone numbers digit by digit. */
export function integerSyllables(digits: string): number {
  const isCode = digits.length > 1 && digits.startsWith("0");
  if (isCode || digits.length > LONGEST_QUANTITY || MOBILE_NUMBER.test(digits)) return digits.length;
  if (Number(digits) === 0) return 1;
  const padded = digits.padStart(Math.ceil(digits.length / GROUP) * GROUP, "0");
  const groups = Array.from({ length: padded.length / GROUP }, (_, i) => padded.slice(i * GROUP, (i + 1) * GROUP));
  let syllables = 0;
  let isZeroOwed = false;
  groups.forEach((group, index) => {
    if (Number(group) === 0) {
      isZeroOwed = true;
      return;
    }
    // 零 stands once for any run of zeros between two read digits.
    if (index > 0 && (isZeroOwed || group.startsWith("0"))) syllables += 1;
    isZeroOwed = false;
    syllables += groupSyllables(group, index === 0) + unitSyllables(groups.length - 1 - index);
  });
  return syllables;
}

/** Syllables of a figure with decimals: 3.5 三点五 3. The decimals are read one by one. */
export function decimalSyllables(whole: string, decimals: string): number {
  return integerSyllables(whole) + 1 + decimals.length;
}

/** 万, 亿, 万亿 after a group of four. */
function unitSyllables(group: number): number {
  return group === 3 ? 2 : Math.min(group, 1);
}

/** One group of four digits, not 0000; zeros before its first digit belong to the caller. */
function groupSyllables(group: string, isFirst: boolean): number {
  const figure = group.replace(/^0+/, "");
  // 十五, not 一十五, at the head of a number.
  const shortTen = isFirst && figure.length === 2 && figure.startsWith("1") ? 1 : 0;
  const inner = figure.replace(/0+$/, "").replace(/0+/g, "0");
  const places = [...figure].filter((digit, index) => digit !== "0" && index < figure.length - 1).length;
  return inner.length + places - shortTen;
}
