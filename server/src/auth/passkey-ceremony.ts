import { isIP } from "node:net";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
  WebAuthnCredential,
} from "@simplewebauthn/server";
import { newToken } from "./tokens.ts";

/** The page that asks: its origin, and the name passkeys made there are bound to. */
export interface Site {
  readonly origin: string;
  readonly rpId: string;
}

/** Null where browsers know no passkeys: WebAuthn binds them to a host name, never to an address. */
export function siteOf(origin: string): Site | null {
  if (!URL.canParse(origin)) return null;
  const { hostname } = new URL(origin);
  return isIP(hostname.replace(/^\[|\]$/g, "")) === 0 ? { origin, rpId: hostname } : null;
}

export interface KnownPasskey {
  readonly id: string;
  readonly transports: readonly string[];
}

export interface NewCredential {
  readonly id: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** Loaded at the first passkey: its ASN.1 library costs 25 MB and 0.4 s, which a server nobody uses them on need not pay. */
const webAuthn = () => import("@simplewebauthn/server");

/** Long enough to fetch a telephone; the challenge lives as long. */
export const CEREMONY_MS = 5 * 60_000;

export async function creationOptions(given: {
  site: Site;
  workspaceName: string;
  person: { readonly id: string; readonly name: string };
  known: readonly KnownPasskey[];
}): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await webAuthn();
  return generateRegistrationOptions({
    rpName: given.workspaceName,
    rpID: given.site.rpId,
    userName: given.person.name,
    userDisplayName: given.person.name,
    userID: new TextEncoder().encode(given.person.id),
    timeout: CEREMONY_MS,
    // Which make of authenticator it is, is nobody's business here.
    attestationType: "none",
    excludeCredentials: given.known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    // Found without a name typed first, and only after a finger, a face or a PIN: it stands for the password.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** Written by hand, so that a sign-in page that only offers passkeys does not load the library. */
export function requestOptions(site: Site): PublicKeyCredentialRequestOptionsJSON {
  return {
    challenge: newToken(),
    rpId: site.rpId,
    timeout: CEREMONY_MS,
    userVerification: "required",
    // None named: the browser shows those it has for this site.
    allowCredentials: [],
  };
}

/** The new credential, or null when the answer proves nothing. */
export async function verifyCreation(
  site: Site,
  challenge: string,
  response: RegistrationResponseJSON,
): Promise<NewCredential | null> {
  const { verifyRegistrationResponse } = await webAuthn();
  // The library throws for whatever does not fit, be it forged or torn.
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  return { id, publicKey, counter, transports: response.response.transports ?? [] };
}

/** How often the authenticator says it was used, or null when the answer proves nothing. */
export async function verifyUse(
  site: Site,
  challenge: string,
  response: AuthenticationResponseJSON,
  credential: WebAuthnCredential,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await webAuthn();
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    credential,
    requireUserVerification: true,
  }).catch(() => null);
  return verified?.verified ? verified.authenticationInfo.newCounter : null;
}

/** The challenge an answer says it answers; whether it was ever ours is looked up. */
export function challengeIn(clientDataJson: string): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJson, "base64url").toString("utf8"));
    const found = typeof data === "object" && data !== null && "challenge" in data ? data.challenge : "";
    return typeof found === "string" ? found : "";
  } catch {
    return "";
  }
}
