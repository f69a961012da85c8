import { describe, expect, it } from "vitest";
import { asId } from "../base/index.ts";
import { buildDecide, buildGuest, buildMember, buildSubmit, VIDEO } from "../records/ledger-builder.ts";
import {
  type Act,
  type AnyRole,
  actOf,
  type Matter,
  mayCommand,
  mayGrant,
  mayManage,
  mayReadRoom,
  mayWriteRoom,
  type RoomKind,
  roomAccess,
} from "./policy.ts";
import { GUEST_RIGHTS, ROLES, type Role } from "./roles.ts";

const KINDS: readonly RoomKind[] = ["plan", "script", "talk", "margin", "ledger", "money", "me"];
const ANNOTATION_ACTS: readonly Act[] = [
  "annotate",
  "edit-annotation",
  "resolve-annotation",
  "assign-annotation",
  "remove-annotation",
];
const ACTS: readonly Act[] = [
  ...(["submit", "withdraw", "decide", "publish", "comment", "resolve-comment"] as const),
  ...ANNOTATION_ACTS,
];
const MATTERS: readonly Matter[] = ["invite", "guest-link", "calendar-link", "brand", "members"];

/** The sheet as the product's documents give it, row by row: the test is a second writing of it, not a copy of the code. */
const ROOMS: Readonly<Record<AnyRole, string>> = {
  //          plan script talk margin ledger money me   (w write, r read, - nothing)
  owner: "w w r r r w -",
  manager: "w w r r r w -",
  planner: "w w r r r - -",
  writer: "w w r r r - -",
  director: "w w r r r - -",
  editor: "w w r r r - -",
  reviewer: "r r r r r - -",
  analyst: "w r r r r - -",
  guest: "- - - - - - -",
  system: "- - - - - - -",
};

const COMMANDS: Readonly<Record<Role, string>> = {
  //           submit withdraw decide publish comment resolve, then the five of annotations
  owner: "y y - y y y y y y y y",
  manager: "y y - y y y y y y y y",
  planner: "y y - y y y y y y y y",
  writer: "y y - - y y y y y y y",
  director: "y y - - y y y y y y y",
  editor: "y y - y y y y y y y y",
  reviewer: "- - y - y y y y y y y",
  analyst: "- - - - y - y y y y y",
};

describe("rooms", () => {
  it("[ACC1] every role and every kind of room is exactly as the sheet says", () => {
    for (const [role, row] of Object.entries(ROOMS) as [AnyRole, string][]) {
      const actual = KINDS.map((kind) => (mayWriteRoom(role, kind) ? "w" : mayReadRoom(role, kind) ? "r" : "-"));
      expect(`${role}: ${actual.join(" ")}`).toBe(`${role}: ${row}`);
    }
  });

  it("[ACC1] nobody writes talk, margin and ledger, not even as their own", () => {
    for (const role of Object.keys(ROOMS) as AnyRole[]) {
      for (const kind of ["talk", "margin", "ledger"] as const) expect(mayWriteRoom(role, kind, true)).toBe(false);
    }
  });

  it("[ACC2] a guest reads the talk of the link's video and no other room", () => {
    const guest = buildGuest([...GUEST_RIGHTS]);
    for (const kind of KINDS) expect(roomAccess(guest, kind, VIDEO)).toBe(kind === "talk" ? "read" : "none");
    for (const kind of KINDS) expect(roomAccess(guest, kind, "v2")).toBe("none");
    expect(roomAccess(buildGuest([]), "talk", VIDEO)).toBe("none");
    expect(roomAccess({ ...guest, videoId: asId("") }, "talk", VIDEO)).toBe("none");
    expect(roomAccess(guest, "me", guest.id)).toBe("none");
  });

  it("[ACC2] a guest who claims a role stays a guest", () => {
    const forged = { ...buildGuest(["view", "approve"]), role: "owner" } as const;
    expect(roomAccess(forged, "plan", VIDEO)).toBe("none");
    expect(mayCommand(forged, "decide")).toBe(false);
    expect(mayCommand(forged, "publish")).toBe(false);
  });

  it("[ACC2] the inbox room belongs to one person", () => {
    for (const role of ROLES) {
      const actor = buildMember(role, "p1");
      expect(roomAccess(actor, "me", "p1")).toBe("write");
      expect(roomAccess(actor, "me", "p2")).toBe("none");
    }
  });
});

describe("commands", () => {
  it("[ACC3] every role and every act is exactly as the sheet says", () => {
    for (const [role, row] of Object.entries(COMMANDS) as [Role, string][]) {
      const actual = ACTS.map((act) => (mayCommand(buildMember(role), act) ? "y" : "-"));
      expect(`${role}: ${actual.join(" ")}`).toBe(`${role}: ${row}`);
    }
  });

  it("[ACC3] a guest may do exactly what the link's rights say", () => {
    const allowed = (rights: Parameters<typeof buildGuest>[0]) =>
      ACTS.filter((act) => mayCommand(buildGuest(rights), act));
    expect(allowed(["view", "download"])).toEqual([]);
    expect(allowed(["view", "comment"])).toEqual(["comment", "resolve-comment"]);
    expect(allowed(["view", "approve"])).toEqual(["decide"]);
    const { rights: _, ...withoutRights } = buildGuest([]);
    for (const act of ACTS) expect(mayCommand(withoutRights, act)).toBe(false);
    for (const act of ANNOTATION_ACTS) expect(mayCommand(buildGuest([...GUEST_RIGHTS]), act)).toBe(false);
  });

  it("[ACC3] the system gives no commands", () => {
    const system = {
      id: asId<ReturnType<typeof buildMember>["id"]>("system"),
      name: "系统",
      kind: "system",
      role: "system",
    } as const;
    for (const act of ACTS) expect(mayCommand(system, act)).toBe(false);
  });

  it("[ACC3] taking a request back is not deciding", () => {
    expect(actOf(buildDecide("a", "s1", "withdraw"))).toBe("withdraw");
    expect(actOf(buildDecide("a", "s1", "approve"))).toBe("decide");
    expect(actOf(buildSubmit("a", "s1"))).toBe("submit");
  });
});

describe("management", () => {
  it("[ACC4] only owner and manager invite, link and manage; only the owner makes brands", () => {
    const allowed = (role: AnyRole) => MATTERS.filter((matter) => mayManage(role, matter));
    expect(allowed("owner")).toEqual(["invite", "guest-link", "calendar-link", "brand", "members"]);
    expect(allowed("manager")).toEqual(["invite", "guest-link", "calendar-link", "members"]);
    for (const role of [...ROLES.slice(2), "guest", "system"] as const) expect(allowed(role)).toEqual([]);
  });

  it("[ACC4] only an owner makes an owner", () => {
    for (const granted of ROLES) {
      expect(mayGrant("owner", granted)).toBe(true);
      expect(mayGrant("manager", granted)).toBe(granted !== "owner");
      for (const role of ["planner", "writer", "reviewer", "guest", "system"] as const) {
        expect(mayGrant(role, granted)).toBe(false);
      }
    }
  });
});
