import type { Result } from "@tongpin/domain/base";
import { useT, useToast } from "../../../app/index.ts";

const KNOWN: ReadonlySet<string> = new Set(["text-too-long", "url-invalid", "too-many-brief-items"]);

/** Tells why a command was refused. Answers whether it was taken. */
export function useTrouble(): (done: Result<unknown>) => boolean {
  const t = useT("brief");
  const toast = useToast();
  return (done) => {
    if (done.ok) return true;
    const { code, params } = done.error;
    const what = t(`refused.${KNOWN.has(code) ? code : "other"}`, params ?? {});
    toast.error({ what, safe: t("refused.safe"), todo: t("refused.todo") });
    return false;
  };
}
