import { useMemo } from "react";
import { useServices } from "../runtime/context.ts";
import type { Runtime } from "../runtime/runtime.ts";

export type SessionActions = Pick<
  Runtime,
  "adopt" | "enterLocal" | "renameLocal" | "hasLocal" | "addBrand" | "refresh" | "signOut"
>;

/** Entering, leaving and changing the account of this device. */
export function useSessionActions(): SessionActions {
  const { runtime } = useServices();
  return useMemo(() => {
    const { adopt, enterLocal, renameLocal, hasLocal, addBrand, refresh, signOut } = runtime;
    return { adopt, enterLocal, renameLocal, hasLocal, addBrand, refresh, signOut };
  }, [runtime]);
}
