import { mayWriteRoom, type Role } from "@tongpin/domain/access";
import { asId, type BrandId, type Instant } from "@tongpin/domain/base";
import type { BrandInfo, SessionInfo } from "@tongpin/protocol";
import { type Api, createApi } from "../../platform/api.ts";
import { deviceClock, serverClock } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { pageLife } from "../../platform/page-life.ts";
import { LOCAL_DATABASE, onAccountChange, readLastAccount, rememberAccount } from "../../sync/account-names.ts";
import type { Engine, Store } from "../../sync/contract.ts";
import { beginPlanRows, firstSession } from "../../sync/first-read.ts";
import { createStore } from "../../sync/readable.ts";
import { type Account, accountOf, isSameAccount, type LocalNames, localAccount, type Mode } from "./account.ts";
import { type BrandSource, openBrand } from "./brand-source.ts";

/** Things that happen below the screens and that a person must be told. */
export type RuntimeEvent =
  | { readonly type: "signedOut"; readonly mode: Mode }
  /** Another tab entered another account: this tab's work must not be sent under that name. */
  | { readonly type: "elsewhere" }
  | { readonly type: "forbidden"; readonly brandId: BrandId };

/** The application without its screens: who is signed in, the sync engine, the opened brand. One per tab. */
export interface Runtime {
  readonly api: Api;
  readonly account: Store<Account | null>;
  /** Null until the engine's code has arrived; the first paint does not wait for it. */
  readonly engine: Store<Engine | null>;
  now(): Instant;
  /** Loads the engine of the present account if it is not there yet. */
  startEngine(): Promise<Engine>;
  /** Fetches the engine's code, so that starting it does not have to. */
  fetchEngine(): void;
  /**
   * Takes the account this device worked with last, and asks the server behind the first paint whether it still holds.
   * @param brandId the brand that the address names: its rows are read meanwhile
   */
  boot(brandId: string | null): Promise<void>;
  /** A session the server has just given (signed in, joined, opened a guest link). */
  adopt(session: SessionInfo): Promise<void>;
  /** Enters the workspace of this device, made on the first time. */
  enterLocal(names: LocalNames): Promise<void>;
  /** `brandId` is the brand whose name is meant, where restored copies stand beside the first. */
  renameLocal(names: Partial<LocalNames>, brandId?: string): Promise<void>;
  hasLocal(): Promise<boolean>;
  addBrand(brand: BrandInfo): Promise<void>;
  /** Asks the server who we are; offline it changes nothing. */
  refresh(): Promise<void>;
  signOut(): Promise<void>;
  openBrand(brandId: BrandId): BrandSource;
  onEvent(listener: (event: RuntimeEvent) => void): () => void;
}

/** A page that comes back to the front asks who it is at most this often, ms. */
const ASK_AGAIN_MS = 60_000;
/** The rooms of a brand hear one after the other that a right ended: within this time it is the same news. */
const SAME_NEWS_MS = 5_000;

export function createRuntime(): Runtime {
  const api = createApi({ onServerTime: (now) => serverClock.note(now) });
  const account = createStore<Account | null>(null);
  const engine = createStore<Engine | null>(null);
  const listeners = new Set<(event: RuntimeEvent) => void>();
  let starting: Promise<Engine> | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  /** Signing out: the server ends our sockets before it answers, and that is no news. */
  let leaving = false;

  const emit = (event: RuntimeEvent) => {
    for (const listener of [...listeners]) listener(event);
  };

  async function closeEngine(): Promise<void> {
    const running = starting;
    starting = null;
    engine.set(null);
    await running?.then((opened) => opened.close()).catch(() => undefined);
  }

  async function become(next: Account): Promise<void> {
    const current = account.getSnapshot();
    if (current?.database !== next.database) await closeEngine();
    if (!current || !isSameAccount(current, next)) account.set(next);
    await keep(next);
  }

  async function leave(): Promise<void> {
    rememberAccount(null);
    account.set(null);
    await closeEngine();
  }

  async function ended(): Promise<void> {
    const mode = account.getSnapshot()?.mode;
    if (!mode || leaving) return;
    await leave();
    emit({ type: "signedOut", mode });
  }

  const toldLost = new Map<BrandId, number>();

  /** What is said when a right ended: only after asking what is left of it, and once for all rooms of a brand. */
  async function lost(brandId: BrandId): Promise<void> {
    const now = deviceClock.monotonic();
    if (leaving || now - (toldLost.get(brandId) ?? Number.NEGATIVE_INFINITY) < SAME_NEWS_MS) return;
    toldLost.set(brandId, now);
    await refresh();
    // With the account gone all of it ended, and that has been said.
    if (account.getSnapshot()) emit({ type: "forbidden", brandId });
  }

  /** `next` is who the next page begins with; another tab has already written it down when that is left out. */
  async function gaveWay(next?: Account): Promise<void> {
    await closeEngine();
    if (next) await keep(next);
    emit({ type: "elsewhere" });
  }

  async function keep({ database, mode, session }: Account): Promise<void> {
    rememberAccount({ database, mode, personId: session.person.id });
    const { keepSession } = await import("../../sync/shell-store.ts");
    await keepSession(database, { session, clockOffset: serverClock.offset() });
  }

  const engineCode = () => import("../../sync/index.ts");

  async function openEngine(current: Account): Promise<Engine> {
    const { createEngine } = await engineCode();
    const opened = createEngine({
      server: current.mode === "local" ? null : { origin: "" },
      personId: current.session.person.id,
      database: current.database,
      mayWriteScripts: (brandId) => mayWrite(account.getSnapshot(), brandId, "script"),
      mayWritePlan: (brandId) => mayWrite(account.getSnapshot(), brandId, "plan"),
      onForbidden: (brandId) => void lost(brandId),
      onSignedOut: () => void ended(),
    });
    return opened;
  }

  function startEngine(): Promise<Engine> {
    const current = account.getSnapshot();
    if (!current) return Promise.reject(new Error("no account to sync"));
    if (starting) return starting;
    const opening = openEngine(current);
    starting = opening;
    return opening.then((opened) => {
      if (starting === opening) engine.set(opened);
      return opened;
    });
  }

  /** Nobody has worked here, or the browser has cleared all of this origin's storage and kept the cookie. */
  async function enterByCookieIfAny(): Promise<void> {
    if (!pageLife.isOnline()) return;
    const answer = await api.sessionIfAny();
    if (answer.ok && answer.value) await become(accountOf(answer.value));
  }

  async function refresh(): Promise<void> {
    const current = account.getSnapshot();
    // Without a network there is nobody to ask; coming back to one asks again.
    if (!current || current.mode === "local" || leaving || !pageLife.isOnline()) return;
    askedAt = deviceClock.monotonic();
    const answer = await api.session();
    // Somebody signed out, or in as another, while the answer was on its way: it is about a time that has passed.
    if (account.getSnapshot()?.database !== current.database) return;
    if (answer.ok) {
      const next = accountOf(answer.value);
      return next.database === current.database ? become(next) : gaveWay(next);
    }
    if (answer.error.kind === "signedOut") await ended();
  }

  /** The browser has dropped what this device kept, but not the cookie: the server says who we are. */
  async function enterByCookie(mode: Mode): Promise<void> {
    if (mode === "local" || !pageLife.isOnline()) return;
    const answer = await api.session();
    if (answer.ok) await become(accountOf(answer.value));
  }

  onAccountChange(() => {
    const current = account.getSnapshot();
    if (current && readLastAccount()?.database !== current.database) void gaveWay();
  });
  pageLife.onWake(() => {
    if (deviceClock.monotonic() - askedAt > ASK_AGAIN_MS) void refresh();
  });

  return {
    api,
    account,
    engine,
    now: () => serverClock.now(),
    startEngine,
    fetchEngine: () => void engineCode(),
    refresh,
    async boot(brandId) {
      const last = readLastAccount();
      if (last && brandId) beginPlanRows(last.database, brandId);
      const kept = last ? await firstSession(last.database) : null;
      if (!last) return enterByCookieIfAny();
      if (!kept) return enterByCookie(last.mode);
      serverClock.restore(kept.clockOffset);
      account.set({ mode: last.mode, session: kept.session, database: last.database });
      // An opened brand starts the engine; without one, what this device owes would neither be told nor sent.
      if (kept.session.brands.length === 0) startEngine().catch(() => undefined);
      void refresh();
    },
    adopt: (session) => become(accountOf(session)),
    async enterLocal(names) {
      const kept = await firstSession(LOCAL_DATABASE);
      await become(
        kept ? { mode: "local", session: kept.session, database: LOCAL_DATABASE } : localAccount(names, newId),
      );
    },
    async renameLocal(names, brandId) {
      const current = account.getSnapshot();
      if (current?.mode !== "local") return;
      const { session } = current;
      await become({
        ...current,
        session: {
          ...session,
          person: { ...session.person, name: names.person ?? session.person.name },
          workspace: { ...session.workspace, name: names.workspace ?? session.workspace.name },
          brands: session.brands.map((brand) =>
            brand.id === (brandId ?? session.brands[0]?.id) ? { ...brand, name: names.brand ?? brand.name } : brand,
          ),
        },
      });
    },
    hasLocal: async () => (await firstSession(LOCAL_DATABASE)) !== null,
    async addBrand(brand) {
      const current = account.getSnapshot();
      if (!current) return;
      await become({ ...current, session: { ...current.session, brands: [...current.session.brands, brand] } });
    },
    async signOut() {
      leaving = true;
      if (account.getSnapshot()?.mode !== "local") await api.logout();
      await leave();
      leaving = false;
    },
    openBrand(brandId) {
      const current = account.getSnapshot();
      if (!current) throw new Error("no account");
      return openBrand(current, asId<BrandId>(brandId), startEngine, api);
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function mayWrite(account: Account | null, brandId: BrandId, kind: "plan" | "script"): boolean {
  const role = account?.mode === "guest" ? null : account?.session.brands.find(({ id }) => id === brandId)?.role;
  return role ? mayWriteRoom(role as Role, kind) : false;
}
