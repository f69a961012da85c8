import { useCallback } from "react";
import { useGo } from "../hooks/use-go.ts";
import { useSessionActions } from "../hooks/use-session-actions.ts";

/** Leaves the account on this device. What was typed stays in its database and is sent at the next sign-in. */
export function useSignOut(): () => void {
  const { signOut } = useSessionActions();
  const go = useGo();
  return useCallback(() => {
    void signOut().then(() => go.to("/start"));
  }, [signOut, go]);
}
