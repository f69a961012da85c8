import type { Role } from "@tongpin/domain/access";
import { asId, type BrandId } from "@tongpin/domain/base";
import type { BrandInfo, InviteCreated, SessionInfo } from "@tongpin/protocol";
import { type Door, openDoor } from "./door.ts";
import type { SimServer } from "./sim-server.ts";

/** An account with its session, which survives the server's restarts. */
export interface SimPerson {
  readonly id: string;
  readonly name: string;
  /** Cookie and origin: what a page of theirs sends along. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface SimTeam {
  readonly brandId: BrandId;
  readonly owner: SimPerson;
  readonly members: readonly SimPerson[];
}

const PASSWORD = "correct horse battery";

/** A workspace with one brand, its owner and as many members as there are roles, all made through the server's HTTP. */
export async function gatherTeam(server: SimServer, roles: readonly Role[]): Promise<SimTeam> {
  const enter = async (path: string, name: string, body: object): Promise<SimPerson> => {
    const answer = await send(server, path, { ...body, name, password: PASSWORD });
    const { person } = answer.body as SessionInfo;
    return { id: person.id, name, headers: { origin: server.pageOrigin, cookie: answer.cookie } };
  };
  const owner = await enter("/api/setup", "林晚", { token: server.setupToken, workspaceName: "山岚内容组" });
  const brand = (await send(server, "/api/brands", { name: "茶里" }, owner)).body as BrandInfo;
  const members: SimPerson[] = [];
  for (const [index, role] of roles.entries()) {
    const invite = (await send(server, "/api/invites", { brandId: brand.id, role }, owner)).body as InviteCreated;
    members.push(await enter("/api/invites/accept", `同事${index + 1}`, { token: invite.token }));
  }
  return { brandId: asId<BrandId>(brand.id), owner, members };
}

/** The server's own door, no proxy between. */
export function doorFor(server: SimServer, person: SimPerson): Door {
  return openDoor(`http://127.0.0.1:${server.port()}`, person.headers);
}

async function send(server: SimServer, path: string, body: object, by?: SimPerson) {
  const answer = await fetch(`http://127.0.0.1:${server.port()}${path}`, {
    method: "POST",
    headers: { origin: server.pageOrigin, "content-type": "application/json", ...by?.headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${text}`);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  return {
    body: JSON.parse(text) as unknown,
    cookie: cookies.filter((cookie) => !cookie.endsWith("=")).join("; "),
  };
}
