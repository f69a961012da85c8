import type { RoomHandle } from "./contract.ts";
import type { LiveRoom } from "./live-room.ts";
import type { RoomFact } from "./sync-status.ts";
import type { LineFact, TabTalk } from "./tab-messages.ts";
import type { TabTeam } from "./tab-team.ts";

export interface TabDesk {
  onTalk(from: string, talk: TabTalk): void;
  /** This tab has become leader, or is one no longer. */
  partChanged(): void;
  /** Tells the other tabs what has changed here: rooms held (a follower), lines (the leader). */
  tell(): void;
  lineOf(room: string): LineFact | null;
  /** Rooms the leader has open for others or for what is owed, and this tab has not. */
  elsewhere(): readonly RoomFact[];
  /** Whether the leader has said how things are. */
  hasHeard(): boolean;
  close(): void;
}

export interface TabDeskOptions {
  readonly team: TabTeam;
  rooms(): Iterable<LiveRoom<unknown>>;
  find(name: string): LiveRoom<unknown> | undefined;
  /** Opens a room by its name; null if it is none of ours. */
  open(name: string): LiveRoom<unknown> | null;
  /** Rooms with edits that are stored here and not confirmed. */
  owed(): Promise<readonly string[]>;
  onWake(): void;
  onChange(): void;
}

/** The engine's part in the work shared among one person's tabs: who holds which room, and how the lines are. */
export function createTabDesk(options: TabDeskOptions): TabDesk {
  const { team } = options;
  const held = new Map<string, Map<string, RoomHandle<unknown>>>();
  let lines: ReadonlyMap<string, LineFact> | null = null;
  let told = "";
  let closed = false;

  function tellHolds(): void {
    const rooms = Array.from(options.rooms(), ({ name }) => name);
    const news = JSON.stringify(rooms);
    if (news === told) return;
    told = news;
    team.say({ type: "holds", rooms });
  }

  function tellLines(): void {
    const rooms = Array.from(options.rooms(), (room): [string, LineFact] => {
      const { unsent, offline, synced, stopped, storeReadOnly, diverged } = room.fact();
      return [room.name, { unsent, offline, synced, stopped, storeReadOnly, diverged }];
    });
    const news = JSON.stringify(rooms);
    if (news === told || held.size === 0) return;
    told = news;
    team.say({ type: "facts", rooms });
  }

  function tell(): void {
    if (closed) return;
    if (team.role() === "follower") tellHolds();
    else if (team.role() === "leader") tellLines();
  }

  function take(tab: string, rooms: readonly string[]): void {
    let handles = held.get(tab);
    if (!handles) {
      handles = new Map();
      held.set(tab, handles);
      team.onEnd(tab, () => void tabEnded(tab));
    }
    for (const name of rooms) {
      const handle = handles.has(name) ? undefined : options.open(name)?.hold("background");
      if (handle) handles.set(name, handle);
    }
    for (const [name, handle] of handles) {
      if (rooms.includes(name)) continue;
      handles.delete(name);
      handle.release();
    }
    told = "";
    tell();
  }

  function letGo(tab: string): void {
    for (const handle of held.get(tab)?.values() ?? []) handle.release();
    held.delete(tab);
  }

  /** It may have stored edits it could not tell any more. */
  async function tabEnded(tab: string): Promise<void> {
    if (closed || team.role() !== "leader") return;
    for (const name of await options.owed().catch(() => [])) {
      if (closed) return;
      const handle = options.open(name)?.hold("background");
      await handle?.ready;
      await options.find(name)?.adopt();
      handle?.release();
    }
    letGo(tab);
    options.onChange();
  }

  function hearLines(rooms: readonly (readonly [string, LineFact])[]): void {
    if (team.role() !== "follower") return;
    lines = new Map(rooms);
    for (const room of options.rooms()) room.lineChanged();
    options.onChange();
  }

  return {
    onTalk(from, talk) {
      if (closed) return;
      switch (talk.type) {
        case "leading":
          lines = null;
          told = "";
          tell();
          for (const room of options.rooms()) room.introduce();
          break;
        case "holds":
          if (team.role() === "leader") take(from, talk.rooms);
          break;
        case "facts":
          hearLines(talk.rooms);
          break;
        case "wake":
          if (team.role() === "leader") options.onWake();
          break;
        case "ping":
        case "pong":
          break;
        default:
          options.find(talk.room)?.hear(from, talk);
      }
    },
    partChanged() {
      told = "";
      lines = null;
      if (team.role() === "leader") team.say({ type: "leading" });
      else for (const tab of [...held.keys()]) letGo(tab);
      for (const room of options.rooms()) room.partChanged();
      tell();
    },
    tell,
    lineOf: (room) => lines?.get(room) ?? null,
    elsewhere() {
      if (team.role() !== "follower" || lines === null) return [];
      return [...lines]
        .filter(([name]) => options.find(name) === undefined)
        .map(([, line]) => ({ ...line, wanted: false, corrupt: false }));
    },
    hasHeard: () => lines !== null,
    close() {
      closed = true;
    },
  };
}
