import type { Role } from "@tongpin/domain/access";
import { asId, type BrandId, must, type PersonId } from "@tongpin/domain/base";
import { useMemo, useSyncExternalStore } from "react";
import type { Api } from "../../platform/api.ts";
import type { Account, Mode } from "../runtime/account.ts";
import { useBrandSource, useServices } from "../runtime/context.ts";

export interface AppBrand {
  readonly id: BrandId;
  readonly name: string;
  readonly role: Role | "guest";
}

export interface AppFacts {
  /** `server`: signed in; `local`: a workspace of this device alone; `guest`: came by a link, sees one video. */
  readonly mode: Mode;
  readonly person: { readonly id: PersonId; readonly name: string };
  /** In the opened brand; of the first one outside a brand. */
  readonly role: Role | "guest";
  readonly brand: AppBrand | null;
  readonly brands: readonly AppBrand[];
  readonly workspaceName: string;
  /** They own the workspace. */
  readonly mayAddBrands: boolean;
}

/** Who works here, where, and as what; null where nobody is signed in yet. */
export function useMaybeApp(): AppFacts | null {
  const { runtime } = useServices();
  const account = useSyncExternalStore(runtime.account.subscribe, runtime.account.getSnapshot);
  const brandId = useBrandSource()?.brandId ?? null;
  return useMemo(() => (account ? factsOf(account, brandId) : null), [account, brandId]);
}

/** Who works here, where, and as what. For screens inside a brand. */
export function useApp(): AppFacts {
  return must(useMaybeApp(), "account");
}

function factsOf({ session, mode }: Account, brandId: BrandId | null): AppFacts {
  const brands = session.brands.map((brand) => ({
    id: asId<BrandId>(brand.id),
    name: brand.name,
    role: brand.role as Role | "guest",
  }));
  const brand = brands.find((candidate) => candidate.id === brandId) ?? null;
  return {
    mode,
    person: { id: asId<PersonId>(session.person.id), name: session.person.name },
    role: mode === "guest" ? "guest" : (brand?.role ?? brands[0]?.role ?? "guest"),
    brand,
    brands,
    workspaceName: session.workspace.name,
    mayAddBrands: session.mayAddBrands ?? false,
  };
}

/** What a guest's link allows; null for everybody else. */
export function useGuestLink() {
  const { runtime } = useServices();
  const account = useSyncExternalStore(runtime.account.subscribe, runtime.account.getSnapshot);
  return account?.session.guest ?? null;
}

/** The server's HTTP calls. */
export function useApi(): Api {
  return useServices().runtime.api;
}
