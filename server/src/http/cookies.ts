import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * Two cookies, so that trying a guest link does not sign a member out of the account. The latest act wins: opening a
 * link makes this browser the guest until it signs out or signs in.
 */
type CookieKind = "member" | "guest";

const NAMES: Readonly<Record<CookieKind, string>> = { member: "tongpin", guest: "tongpin-guest" };
/** Browsers keep a cookie 400 days at most; the session behind it ends on the server's clock. */
const LONGEST_SECONDS = 400 * 24 * 3600;

/** HttpOnly and SameSite=Strict always; `__Host-` and Secure whenever the page came by https. */
export function setCookie(request: FastifyRequest, reply: FastifyReply, kind: CookieKind, token: string): void {
  writeCookie(request, reply, kind, token, LONGEST_SECONDS);
}

export function dropCookie(request: FastifyRequest, reply: FastifyReply, kind: CookieKind): void {
  writeCookie(request, reply, kind, "", 0);
}

function writeCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: CookieKind,
  value: string,
  seconds: number,
): void {
  // The Origin was checked against our list before; it knows the public scheme even behind a proxy.
  const secure = request.headers.origin?.startsWith("https://") === true;
  const attributes = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
  void reply.header("set-cookie", `${nameOf(kind, secure)}=${value}; ${attributes}`);
}

/** Reads a raw request, as socket upgrades pass by the framework. */
export function readCookie(request: IncomingMessage, kind: CookieKind): string | null {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim());
  for (const name of [nameOf(kind, true), nameOf(kind, false)]) {
    const found = pairs.find((pair) => pair.startsWith(`${name}=`));
    if (found) return found.slice(name.length + 1);
  }
  return null;
}

function nameOf(kind: CookieKind, secure: boolean): string {
  return secure ? `__Host-${NAMES[kind]}` : NAMES[kind];
}
