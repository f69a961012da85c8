import type { TabLocks } from "../platform/locks.ts";
import type { TabChannel } from "../platform/tab-channel.ts";
import { type Addressed, type TabTalk, tabTalkName } from "./tab-messages.ts";

/**
 * The leader holds the sockets and stores what comes in over them; followers work through it. `alone`: where tabs can't
 * agree on a leader (a browser without Web Locks, a workspace without a server) each does everything for itself.
 */
export type TabRole = "leader" | "follower" | "alone";

export interface TabTeam {
  readonly id: string;
  role(): TabRole;
  say(talk: TabTalk): void;
  /** A follower asks whether its leader still lives. Call it about once a second while somebody looks at this tab. */
  watch(): void;
  /** Calls `gone` once the tab of this id has ended, whichever way. */
  onEnd(tab: string, gone: () => void): void;
  close(): void;
}

export interface TabTeamOptions {
  readonly database: string;
  /** Null: every tab works alone. */
  readonly locks: TabLocks | null;
  openChannel(name: string, onMessage: (message: Addressed<TabTalk>) => void): TabChannel<Addressed<TabTalk>>;
  /** Unique among the tabs. */
  readonly id: string;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  onRole(role: TabRole): void;
  onTalk(from: string, talk: TabTalk): void;
}

/** A leader that answers nothing for so long, while we were awake for at least so many looks, is frozen or hangs. */
const SILENT_MS = 6_000;
const LOOKS = 4;

export function createTabTeam(options: TabTeamOptions): TabTeam {
  const { id, locks, now } = options;
  const name = tabTalkName(options.database);
  let role: TabRole = locks ? "follower" : "alone";
  let asked: { readonly at: number; looks: number } | null = null;
  let closed = false;
  let leave: () => void = () => {};
  const stops: (() => void)[] = [];

  const channel = options.openChannel(name, ({ from, say }) => {
    if (closed || from === id) return;
    if (role !== "leader" && (say.type === "leading" || say.type === "pong" || say.type === "facts")) asked = null;
    if (say.type === "ping") {
      if (role === "leader") channel.post({ from: id, say: { type: "pong" } });
    } else options.onTalk(from, say);
  });

  function become(next: TabRole): void {
    if (closed || role === next) return;
    role = next;
    asked = null;
    options.onRole(next);
  }

  /** Its place is somebody else's: it queues up again, at the end. */
  function onLost(): void {
    if (closed || !locks) return;
    become("follower");
    leave = locks.hold(name, () => become("leader"), onLost);
  }

  if (locks) {
    // Held for as long as this tab lives, so that the leader learns of its end.
    stops.push(
      locks.hold(
        `${name}:${id}`,
        () => {},
        () => {},
      ),
    );
    leave = locks.hold(name, () => become("leader"), onLost);
  }

  return {
    id,
    role: () => role,
    say: (say) => channel.post({ from: id, say }),
    watch() {
      if (role !== "follower" || !locks) return;
      if (asked === null) {
        asked = { at: now(), looks: 0 };
        channel.post({ from: id, say: { type: "ping" } });
        return;
      }
      asked.looks += 1;
      // A tab that slept itself must not take its own silence for the leader's.
      if (asked.looks < LOOKS || now() - asked.at < SILENT_MS) return;
      asked = null;
      leave();
      leave = locks.take(name, () => become("leader"), onLost);
    },
    onEnd(tab, gone) {
      if (!locks) return;
      const release = locks.hold(
        `${name}:${tab}`,
        () => {
          if (!closed) gone();
          queueMicrotask(() => release());
        },
        () => {},
      );
      stops.push(release);
    },
    close() {
      closed = true;
      leave();
      for (const stop of stops) stop();
      channel.close();
    },
  };
}
