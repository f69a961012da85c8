import type { BrandId } from "@tongpin/domain/base";
import type { MemberInfo } from "@tongpin/protocol";
import type { LedgerState, PlanRoom, PlanState, UndoStack } from "@tongpin/workspace";
import type { Api } from "../../platform/api.ts";
import { whenIdle } from "../../platform/idle.ts";
import { pageLife } from "../../platform/page-life.ts";
import type { Engine, Store } from "../../sync/contract.ts";
import { firstMembers, firstPlanRows, NO_ROWS } from "../../sync/first-read.ts";
import { createStore } from "../../sync/readable.ts";
import type { Account } from "./account.ts";
import { rememberHead } from "./ledger-anchor.ts";
import { createStageLift } from "./stage-lift.ts";

/** The plan as the screen may show it now: stored rows at first (`room` null), the live room as soon as it is open. */
export interface PlanSnapshot {
  readonly room: PlanRoom | null;
  readonly state: PlanState;
  /** What is shown is true, also in what is missing: rows were found, or the room's content is in and known whole. */
  readonly ready: boolean;
  /** A later version of the app has written here: all of it may be read, none of it changed. */
  readonly isNewer: boolean;
}

/** The brand's ledger as this device has it. */
export interface LedgerSnapshot extends LedgerState {
  /** Whether something that is not among the entries is not there: they have come whole from the server once. */
  readonly known: boolean;
}

/** What every screen of one brand reads. Opened once by the shell, closed when the brand is left. */
export interface BrandSource {
  readonly brandId: BrandId;
  readonly plan: Store<PlanSnapshot>;
  /** Steps on the plan: drags, stages, cards. Null until the live room is open. */
  readonly undo: Store<UndoStack | null>;
  readonly ledger: Store<LedgerSnapshot>;
  readonly members: Store<readonly MemberInfo[]>;
  /** Asks the server for the members again, after one was invited or left. */
  refreshMembers(): Promise<void>;
  close(): void;
}

export const EMPTY_STATE: PlanState = NO_ROWS;
const EMPTY_PLAN: PlanSnapshot = { room: null, state: EMPTY_STATE, ready: false, isNewer: false };

export function openBrand(account: Account, brandId: BrandId, engine: () => Promise<Engine>, api: Api): BrandSource {
  const plan = createStore<PlanSnapshot>(EMPTY_PLAN);
  const ledger = createStore<LedgerSnapshot>({ entries: [], known: false });
  const members = createStore<readonly MemberInfo[]>(ownMembership(account, brandId));
  const planUndo = createStore<UndoStack | null>(null);
  const undo: (() => void)[] = [];
  const lift = createStageLift();
  let closed = false;

  /** Stored rows first; with them on the screen the rooms can wait until they are painted. */
  async function start(): Promise<void> {
    const state = await firstPlanRows(account.database, brandId);
    if (closed) return;
    if (state.videos.size + state.channels.size === 0) return openRooms();
    plan.set({ ...EMPTY_PLAN, state, ready: true });
    undo.push(whenIdle(() => void openRooms()));
  }

  async function openRooms(): Promise<void> {
    const running = await engine();
    if (closed) return;
    const planRoom = running.openPlan(brandId);
    const ledgerRoom = running.openLedger(brandId);
    undo.push(
      () => planRoom.release(),
      () => ledgerRoom.release(),
    );
    await planRoom.ready;
    if (closed) return;
    const gate = running.gateOf(planRoom);
    const showPlan = () => {
      const state = lift(planRoom.view.getSnapshot(), ledger.getSnapshot().entries);
      const ready = plan.getSnapshot().ready || state.videos.size + state.channels.size > 0;
      plan.set({ room: planRoom.view, state, ready, isNewer: gate.getSnapshot() === "newer" });
    };
    planUndo.set(running.undoFor(planRoom));
    undo.push(planRoom.view.subscribe(showPlan), gate.subscribe(showPlan));
    showPlan();
    void planRoom.known.then(() => {
      const shown = plan.getSnapshot();
      if (!closed && !shown.ready) plan.set({ ...shown, ready: true });
    });
    await ledgerRoom.ready;
    if (closed) return;
    const showLedger = () => {
      ledger.set({ ...ledger.getSnapshot(), entries: ledgerRoom.view.getSnapshot().entries });
      rememberHead(brandId, ledger.getSnapshot().entries);
      showPlan();
    };
    undo.push(ledgerRoom.view.subscribe(showLedger));
    showLedger();
    void ledgerRoom.known.then(() => {
      if (!closed) ledger.set({ ...ledger.getSnapshot(), known: true });
    });
  }

  async function showKeptMembers(): Promise<void> {
    const kept = await firstMembers(account.database, brandId);
    if (!closed && kept.length > 0) members.set(kept);
  }

  async function refreshMembers(): Promise<void> {
    if (account.mode !== "server") return showKeptMembers();
    const answer = await api.members(brandId);
    if (!answer.ok || closed) return;
    members.set(answer.value);
    const { keepMembers } = await import("../../sync/shell-store.ts");
    await keepMembers(account.database, brandId, answer.value);
  }

  async function showMembers(): Promise<void> {
    await showKeptMembers();
    if (account.mode === "server" && pageLife.isOnline()) await refreshMembers();
  }

  // A guest may read neither plan nor ledger; the review page brings what the link shows.
  if (account.mode !== "guest") {
    void start();
    void showMembers();
  }

  return {
    brandId,
    plan,
    undo: planUndo,
    ledger,
    members,
    refreshMembers,
    close() {
      closed = true;
      for (const step of undo.splice(0)) step();
    },
  };
}

/** Until the list arrives the one person surely there is oneself. */
function ownMembership(account: Account, brandId: BrandId): readonly MemberInfo[] {
  const { person, brands } = account.session;
  const brand = brands.find((candidate) => candidate.id === brandId);
  if (!brand || account.mode === "guest") return [];
  return [{ personId: person.id, name: person.name, role: brand.role, joinedAt: 0 }];
}
