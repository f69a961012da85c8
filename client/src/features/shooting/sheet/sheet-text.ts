import type { CallSheet, PlacedShot, SheetMoment } from "@tongpin/domain/shooting";
import { numbersOf, type SheetPlan } from "./sheet-plan.ts";

/** The words of the reader's language that a sheet is told in. */
export interface SheetWords {
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly day: (date: CallSheet["date"]) => string;
  readonly titleOf: (videoId: PlacedShot["videoId"]) => string;
}

/** "1、2、5", or "《A》1、2；《B》3" once there are several videos on the day. */
export function shotNumbers(shots: readonly PlacedShot[], isMixed: boolean, { t, titleOf }: SheetWords): string {
  const comma = t("comma");
  return numbersOf(shots)
    .map(({ videoId, numbers }) =>
      isMixed ? t("text.ofVideo", { title: titleOf(videoId), numbers: numbers.join(comma) }) : numbers.join(comma),
    )
    .join(t("semicolon"));
}

export function momentText({ time, nextDay }: SheetMoment, { t }: Pick<SheetWords, "t">): string {
  return nextDay ? t("nextDay", { time }) : time;
}

/** "1 小时 40 分" */
export function minutesText(minutes: number, { t }: Pick<SheetWords, "t">): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t("minutes", { minutes: rest });
  return rest === 0 ? t("hours", { hours }) : t("hoursMinutes", { hours, minutes: rest });
}

export function isMixed(blocks: SheetPlan["blocks"]): boolean {
  return new Set(blocks.flatMap(({ shots }) => shots.map(({ videoId }) => videoId))).size > 1;
}

/**
 * The sheet as plain text for a WeChat group: short lines, no tables. Contacts are left out unless asked for, since a
 * group has people in it who are not of the brand.
 */
export function sheetText(
  sheet: CallSheet,
  plan: SheetPlan,
  words: SheetWords,
  options: { readonly withContacts: boolean },
): string {
  const { t, day } = words;
  const line = (key: string, value: string) => (value.trim() === "" ? [] : [t("text.line", { key: t(key), value })]);
  const part = (key: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", t("text.part", { key: t(key) }), ...lines];
  const mixed = isMixed(plan.blocks);
  const { blocks, estimate } = plan;
  return [
    t("text.title", { title: sheet.title || t("sheet") }),
    day(sheet.date),
    ...line("meet", [sheet.meetTime ?? "", sheet.meetPlace].filter(Boolean).join(" ")),
    ...line("start", sheet.startTime ?? ""),
    ...line("wrap", momentOfWrap(sheet, words)),
    ...(plan.count === 0
      ? []
      : line(
          "estimate",
          t("text.estimate", { span: minutesText(estimate.minutes, words), shots: plan.count, scenes: blocks.length }),
        )),
    ...part(
      "orderTitle",
      blocks.map(({ scene, shots }, index) => {
        const from = estimate.blocks[index]?.from;
        const values = {
          place: index + 1,
          scene: scene || t("noScene"),
          numbers: shotNumbers(shots, mixed, words),
          count: shots.length,
        };
        return from ? t("text.block", { ...values, time: momentText(from, words) }) : t("text.blockNoTime", values);
      }),
    ),
    ...part(
      "crewTitle",
      sheet.crew.map(({ name, duty, callTime, contact }) => {
        const facts = [duty, callTime ?? "", options.withContacts ? contact : ""].filter(Boolean).join(" ");
        return facts ? t("text.person", { name, facts }) : name;
      }),
    ),
    ...part("castTitle", rollUpLines(plan.cast, mixed, words)),
    ...part("propsTitle", rollUpLines(plan.props, mixed, words)),
    ...part("rainTitle", textLines(sheet.rainPlan)),
    ...part("noteTitle", textLines(sheet.note)),
  ].join("\n");
}

function textLines(text: string): readonly string[] {
  return text.trim() === "" ? [] : text.trim().split("\n");
}

function rollUpLines(items: SheetPlan["props"], mixed: boolean, words: SheetWords): readonly string[] {
  return items.map(({ name, shots }) => words.t("text.item", { name, numbers: shotNumbers(shots, mixed, words) }));
}

function momentOfWrap({ wrapTime, meetTime, startTime, overnight }: CallSheet, words: SheetWords): string {
  if (wrapTime === null) return "";
  const first = meetTime ?? startTime;
  return momentText({ time: wrapTime, nextDay: overnight && first !== null && wrapTime < first }, words);
}
