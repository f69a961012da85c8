import { asId, type PersonId } from "@tongpin/domain/base";
import type { CommandContext } from "@tongpin/workspace";
import { useCallback } from "react";
import { newId } from "../../platform/ids.ts";
import { useServices } from "../runtime/context.ts";

/** A fresh context for each command: server-corrected time, an id maker, and who acts. */
export function useCommands(): () => CommandContext {
  const { runtime } = useServices();
  return useCallback(
    () => ({
      now: runtime.now(),
      newId,
      actor: asId<PersonId>(runtime.account.getSnapshot()?.session.person.id ?? ""),
    }),
    [runtime],
  );
}

/** A new id for what a command names itself (a submission, a comment). */
export function useNewId(): () => string {
  return newId;
}
