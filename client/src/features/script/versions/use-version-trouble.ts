import { useCallback } from "react";
import { useT, useToast } from "../../../app/index.ts";

const KNOWN = ["nothing-to-keep", "too-many-versions", "script-final", "forbidden", "network", "server-unavailable"];

/** Says what went wrong with a version, what is safe, what to do. */
export function useVersionTrouble(): (code: string) => void {
  const t = useT("script");
  const toast = useToast();
  return useCallback(
    (code) => {
      const known = KNOWN.includes(code) ? code : "other";
      toast.error({
        what: t(`versions.refused.${known}`),
        safe: t("versions.refused.safe"),
        todo: t(`versions.todo.${known}`),
      });
    },
    [t, toast],
  );
}
