import type { Role } from "@tongpin/domain/access";
import { asId, type PersonId } from "@tongpin/domain/base";
import { hueOf, type MemberInfo } from "@tongpin/protocol";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Store } from "../../sync/contract.ts";
import { useBrandSource } from "../runtime/context.ts";

export interface Member {
  readonly personId: PersonId;
  readonly name: string;
  readonly role: Role;
  /** 0–359, the same for a person on every screen. */
  readonly hue: number;
}

const NOBODY: readonly MemberInfo[] = [];
const NO_MEMBERS: Store<readonly MemberInfo[]> = { getSnapshot: () => NOBODY, subscribe: () => () => {} };

/** The people of the opened brand, kept for offline. */
export function useMembers(): readonly Member[] {
  const store = useBrandSource()?.members ?? NO_MEMBERS;
  const members = useSyncExternalStore(store.subscribe, store.getSnapshot);
  return useMemo(
    () =>
      members.map((member) => ({
        personId: asId<PersonId>(member.personId),
        name: member.name,
        role: member.role as Role,
        hue: hueOf(member.personId),
      })),
    [members],
  );
}

/** Asks the server for the members again, after a change. */
export function useRefreshMembers(): () => Promise<void> {
  const source = useBrandSource();
  return useCallback(async () => source?.refreshMembers(), [source]);
}
