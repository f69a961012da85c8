import { must } from "@tongpin/domain/base";
import { createContext, useContext } from "react";
import type { ToastStore } from "../../ui/toast-store.ts";
import type { ActionRegistry } from "../actions/registry.ts";
import type { MessageStore } from "../messages/message-store.ts";
import type { BrandSource } from "./brand-source.ts";
import type { Preferences } from "./preferences.ts";
import type { Runtime } from "./runtime.ts";

/** What the composition root made and every screen may reach, through hooks. */
export interface Services {
  readonly runtime: Runtime;
  readonly preferences: Preferences;
  readonly messages: MessageStore;
  readonly actions: ActionRegistry;
  readonly toasts: ToastStore;
}

export const ServicesContext = createContext<Services | null>(null);
export const BrandContext = createContext<BrandSource | null>(null);

export function useServices(): Services {
  return must(useContext(ServicesContext), "services");
}

/** The opened brand, or null on screens outside one (start, sign-in). */
export function useBrandSource(): BrandSource | null {
  return useContext(BrandContext);
}
