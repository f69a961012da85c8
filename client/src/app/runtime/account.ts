import type { SessionInfo } from "@tongpin/protocol";
import { databaseOf, LOCAL_DATABASE } from "../../sync/account-names.ts";

export type Mode = "server" | "local" | "guest";

/** Who works here and where this device keeps their things. */
export interface Account {
  readonly mode: Mode;
  readonly session: SessionInfo;
  /** Name of the account's database on this device. */
  readonly database: string;
}

/** The account a server's session answer stands for. */
export function accountOf(session: SessionInfo): Account {
  const mode = session.person.kind === "guest" ? "guest" : "server";
  return { mode, session, database: databaseOf(session.person.id) };
}

export interface LocalNames {
  readonly person: string;
  readonly workspace: string;
  readonly brand: string;
}

/** A workspace of this device alone: its person owns its one brand, and nothing of it is signed. */
export function localAccount(names: LocalNames, newId: () => string): Account {
  const session: SessionInfo = {
    person: { id: newId(), name: names.person, kind: "member" },
    workspace: { id: newId(), name: names.workspace },
    brands: [{ id: newId(), name: names.brand, role: "owner" }],
    serverNow: 0,
    ledgerKey: "",
    minSchema: 0,
  };
  return { mode: "local", session, database: LOCAL_DATABASE };
}

/** Whether two answers say the same about who works where; the server's time in them always differs. */
export function isSameAccount(a: Account, b: Account): boolean {
  const facts = ({ mode, database, session: { serverNow: _, ...rest } }: Account) =>
    JSON.stringify([mode, database, rest]);
  return facts(a) === facts(b);
}
