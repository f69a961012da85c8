import { useCallback, useEffect, useState } from "react";
import { useSessionActions, useT, useToast } from "../../app/index.ts";

type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: string } };

export type Asked<T> =
  | { readonly type: "asking" }
  | { readonly type: "failed"; readonly code: string }
  | { readonly type: "found"; readonly value: T };

/** What the server answers to a question that only it can answer; `again` asks anew. `ask` must be stable. */
export function useAnswer<T>(ask: () => Promise<Answered<T>>): readonly [Asked<T>, () => Promise<void>] {
  const [asked, setAsked] = useState<Asked<T>>({ type: "asking" });
  const { refresh } = useSessionActions();
  const again = useCallback(async () => {
    const answer = await ask();
    // The session has ended: asking who we are brings the sign-in page, with the way back here.
    if (!answer.ok && answer.error.code === "sign-in") await refresh();
    setAsked(answer.ok ? { type: "found", value: answer.value } : { type: "failed", code: answer.error.code });
  }, [ask, refresh]);
  useEffect(() => {
    void again();
  }, [again]);
  return [asked, again];
}

/** Words for a refusal, and a toast with all three of its parts. */
export function useFailure() {
  const t = useT("settings");
  const toast = useToast();
  const { refresh } = useSessionActions();
  return useCallback(
    (code: string) => {
      if (code === "sign-in") void refresh();
      const what = t.has(`errors.${code}`) ? t(`errors.${code}`) : t("errors.other", { code });
      toast.error({ what, safe: t("errors.safe"), todo: t(t.has(`todos.${code}`) ? `todos.${code}` : "errors.todo") });
    },
    [t, toast, refresh],
  );
}
