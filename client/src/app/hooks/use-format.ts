import type { CivilDate, Instant } from "@tongpin/domain/base";
import { civilDateOf } from "@tongpin/domain/calendar";
import { useMemo } from "react";
import { useServices } from "../runtime/context.ts";
import {
  beijingParts,
  bytesText,
  dayPhrase,
  durationPhrase,
  isInBeijingZone,
  moneyText,
  nearDayKey,
  type Phrase,
  timeLeftPhrase,
  weekdayText,
} from "./format.ts";
import { useLocale } from "./use-preferences.ts";
import { useT } from "./use-t.ts";

export interface Format {
  /** “11月21日 周六” */
  day(date: CivilDate): string;
  /** “11月21日” */
  dayShort(date: CivilDate): string;
  /** “星期六” */
  weekday(date: CivilDate): string;
  /** “今天”, “明天”, “昨天”, else as `day`. */
  dayNear(date: CivilDate): string;
  /** “11月21日 14:30”, Beijing; with the zone's name when the reader is elsewhere. */
  moment(at: Instant): string;
  /** “14:30”, Beijing. */
  time(at: Instant): string;
  /** “剩 3 小时 20 分” / “超时 40 分”, from due minus now in ms. */
  timeLeft(left: number): string;
  /** “1分05秒” */
  duration(seconds: number): string;
  /** “¥18,400.00”, from fen. */
  money(fen: number): string;
  bytes(bytes: number): string;
}

/** Dates, times, spans and money in the reader's language. One spelling everywhere. */
export function useFormat(): Format {
  const { runtime } = useServices();
  const locale = useLocale();
  const t = useT("common");
  return useMemo(() => {
    const say = ({ key, values }: Phrase) => t(`format.${key}`, values);
    const day = (date: CivilDate) => say(dayPhrase(date, locale, true));
    return {
      day,
      dayShort: (date) => say(dayPhrase(date, locale, false)),
      weekday: (date) => weekdayText(date, locale),
      dayNear(date) {
        const near = nearDayKey(date, civilDateOf(runtime.now()));
        return near ? t(`format.${near}`) : day(date);
      },
      moment(at) {
        const { date, time } = beijingParts(at);
        const text = `${say(dayPhrase(date, locale, false))} ${time}`;
        return isInBeijingZone(at) ? text : t("format.beijing", { text });
      },
      time: (at) => beijingParts(at).time,
      timeLeft: (left) => say(timeLeftPhrase(left)),
      duration: (seconds) => say(durationPhrase(seconds)),
      money: moneyText,
      bytes: bytesText,
    };
  }, [runtime, locale, t]);
}
