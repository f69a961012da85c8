import type { Actor, RecordCommand } from "../records/model.ts";
import type { GuestRight, Role } from "./roles.ts";

/**
 * Who may do what, as one sheet (trust.md §3.1, §6E). Everything that asks — relay, authority, HTTP routes, buttons —
 * asks here. A role that is not named may not.
 */

export type RoomKind = "plan" | "script" | "talk" | "margin" | "ledger" | "money" | "me";
export type AnyRole = Actor["role"];

const EVERY_MEMBER = ["owner", "manager", "planner", "writer", "director", "editor", "reviewer", "analyst"] as const;
/** Those who make the content. */
const MAKERS = ["owner", "manager", "planner", "writer", "director", "editor"] as const;
const LEADS = ["owner", "manager"] as const;
const NOBODY = [] as const;

interface RoomRule {
  /** May open any room of the kind. */
  readonly read: readonly AnyRole[];
  /** May open only its own: a guest the talk of the link's video, a person the `me` room with the person's id. */
  readonly readOwn: readonly AnyRole[];
  readonly write: readonly AnyRole[];
  readonly writeOwn: readonly AnyRole[];
}

const ROOMS: Readonly<Record<RoomKind, RoomRule>> = {
  // An analyst writes figures, and those live in the plan.
  plan: { read: EVERY_MEMBER, readOwn: NOBODY, write: [...MAKERS, "analyst"], writeOwn: NOBODY },
  script: { read: EVERY_MEMBER, readOwn: NOBODY, write: MAKERS, writeOwn: NOBODY },
  // Server-owned: people change them by commands only.
  talk: { read: EVERY_MEMBER, readOwn: ["guest"], write: NOBODY, writeOwn: NOBODY },
  // What the team says to itself about a script: no guest, whatever the link allows.
  margin: { read: EVERY_MEMBER, readOwn: NOBODY, write: NOBODY, writeOwn: NOBODY },
  ledger: { read: EVERY_MEMBER, readOwn: NOBODY, write: NOBODY, writeOwn: NOBODY },
  money: { read: LEADS, readOwn: NOBODY, write: LEADS, writeOwn: NOBODY },
  me: { read: NOBODY, readOwn: EVERY_MEMBER, write: NOBODY, writeOwn: EVERY_MEMBER },
};

/** What a command asks to do. Taking back one's own request is not the same right as deciding, though both are `decide`. */
export type Act = RecordCommand["type"] | "withdraw";

const ACTS: Readonly<Record<Act, { readonly roles: readonly AnyRole[]; readonly guestRight: GuestRight | null }>> = {
  submit: { roles: MAKERS, guestRight: null },
  withdraw: { roles: MAKERS, guestRight: null },
  // The side that made it never approves it (S000:222-223): not the owner either.
  decide: { roles: ["reviewer"], guestRight: "approve" },
  publish: { roles: ["owner", "manager", "planner", "editor"], guestRight: null },
  comment: { roles: EVERY_MEMBER, guestRight: "comment" },
  "resolve-comment": { roles: [...MAKERS, "reviewer"], guestRight: "comment" },
  annotate: { roles: EVERY_MEMBER, guestRight: null },
  "edit-annotation": { roles: EVERY_MEMBER, guestRight: null },
  "resolve-annotation": { roles: EVERY_MEMBER, guestRight: null },
  "assign-annotation": { roles: EVERY_MEMBER, guestRight: null },
  "remove-annotation": { roles: EVERY_MEMBER, guestRight: null },
};

export type Matter = "invite" | "guest-link" | "calendar-link" | "brand" | "members";

const MATTERS: Readonly<Record<Matter, readonly AnyRole[]>> = {
  invite: LEADS,
  // A link can carry the right to approve, so whoever could make one could approve under any name.
  "guest-link": LEADS,
  // It shows the plan to whoever holds it.
  "calendar-link": LEADS,
  brand: ["owner"],
  members: LEADS,
};

/**
 * Whether a role may read a room of this kind. `own` says the room is the actor's own (its person's `me` room, the talk of
 * the guest link's video); without it only rights to every room of the kind count. `roomAccess` works `own` out itself.
 */
export function mayReadRoom(role: AnyRole, kind: RoomKind, own = false): boolean {
  const rule = ROOMS[kind];
  return rule.read.includes(role) || (own && rule.readOwn.includes(role));
}

/** Whether a role may write a room of this kind; `own` as in `mayReadRoom`. Talk and ledger are written by the server alone. */
export function mayWriteRoom(role: AnyRole, kind: RoomKind, own = false): boolean {
  const rule = ROOMS[kind];
  return rule.write.includes(role) || (own && rule.writeOwn.includes(role));
}

/** What an actor may do with one room of a brand it belongs to. `docId` is the last part of the room's name. */
export function roomAccess(actor: Actor, kind: RoomKind, docId: string): "none" | "read" | "write" {
  const own = actor.kind === "guest" ? docId === actor.videoId : kind === "me" && docId === actor.id;
  const seesIt = actor.kind !== "guest" || (actor.role === "guest" && actor.rights?.includes("view") === true);
  if (!seesIt || !mayReadRoom(actor.role, kind, own)) return "none";
  return mayWriteRoom(actor.role, kind, own) ? "write" : "read";
}

/** The act a command stands for. */
export function actOf(command: RecordCommand): Act {
  return command.type === "decide" && command.decision === "withdraw" ? "withdraw" : command.type;
}

/** Whether an actor may give a command of this kind at all. That a guest stays with its one video is checked in `decideRecords`. */
export function mayCommand(actor: Actor, act: Act): boolean {
  const rule = ACTS[act];
  if (actor.kind === "member") return rule.roles.includes(actor.role);
  if (actor.kind !== "guest" || actor.role !== "guest") return false;
  return rule.guestRight !== null && actor.rights?.includes(rule.guestRight) === true;
}

/** Whether a role may make or revoke invitations, guest links, brands, memberships. */
export function mayManage(role: AnyRole, matter: Matter): boolean {
  return MATTERS[matter].includes(role);
}

/** Whether a role may give or take away another role: only an owner makes or unmakes an owner. */
export function mayGrant(role: AnyRole, granted: Role): boolean {
  return role === "owner" || (mayManage(role, "members") && granted !== "owner");
}
