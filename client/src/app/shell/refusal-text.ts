import type { useT } from "../hooks/use-t.ts";

/** The words of a refusal's code, from `common`; a code we have no words for is still shown, so that it can be asked about. */
export function refusalText(t: ReturnType<typeof useT>, code: string): string {
  const key = `refusals.${code}`;
  return t.has(key) ? t(key) : t("refusals.other", { code });
}
