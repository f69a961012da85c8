import type { Instant } from "@tongpin/domain/base";
import { useEffect, useState } from "react";
import { useServices } from "../runtime/context.ts";

/** The present instant, server-corrected, renewed every so many milliseconds and when the page comes back to the front. */
export function useNow(everyMs: number): Instant {
  const { runtime } = useServices();
  const [now, setNow] = useState(() => runtime.now());
  useEffect(() => {
    const renew = () => {
      if (document.visibilityState === "visible") setNow(runtime.now());
    };
    renew();
    const timer = setInterval(renew, everyMs);
    document.addEventListener("visibilitychange", renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", renew);
    };
  }, [runtime, everyMs]);
  return now;
}
