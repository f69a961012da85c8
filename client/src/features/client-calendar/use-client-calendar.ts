import { useEffect, useState } from "react";
import { useApi } from "../../app/index.ts";
import { serverClock } from "../../platform/clock.ts";
import { hashBlob } from "../../platform/hash-blob.ts";
import { keptAnswers } from "../../platform/kept-answers.ts";
import { pageLife } from "../../platform/page-life.ts";
import { type Sight, watchCalendar } from "./watch-calendar.ts";

/** The calendar behind a link, for as long as the page shows it. */
export function useClientCalendar(token: string): Sight {
  const api = useApi();
  const [sight, setSight] = useState<Sight>({ type: "opening" });
  useEffect(() => {
    let stop: () => void = () => undefined;
    let left = false;
    setSight({ type: "opening" });
    void hashBlob(new Blob([token])).then((hash) => {
      if (left) return;
      stop = watchCalendar({
        token,
        keptAs: `calendar-${hash}`,
        ask: api.openCalendar,
        kept: keptAnswers,
        life: pageLife,
        now: serverClock.now,
        after(ms, run) {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
        onSight: setSight,
      });
    });
    return () => {
      left = true;
      stop();
    };
  }, [api, token]);
  return sight;
}
