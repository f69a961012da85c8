import type { Result } from "@tongpin/domain/base";

/** `needs-name`: the page came under an IP address, for which browsers make no passkeys. */
export type PasskeySupport = "ready" | "needs-name" | "none";

type Ceremony = Promise<Result<unknown>>;

const isAddress = (host: string) => /^[\d.]+$/.test(host) || host.startsWith("[");

export function passkeySupport(): PasskeySupport {
  if (typeof window === "undefined" || !window.isSecureContext || !("PublicKeyCredential" in window)) return "none";
  return isAddress(window.location.hostname) ? "needs-name" : "ready";
}

/** The name the list of passkeys shows for this device unless its owner finds a better one, e.g. `Chrome · Windows`. */
export function deviceName(): string {
  const agent = navigator.userAgent;
  const find = (words: readonly (readonly [RegExp, string])[]) => words.find(([pattern]) => pattern.test(agent))?.[1];
  const browser = find([
    [/MicroMessenger/, "WeChat"],
    [/Edg/, "Edge"],
    [/Firefox|FxiOS/, "Firefox"],
    [/Chrome|CriOS/, "Chrome"],
    [/Safari/, "Safari"],
  ]);
  const system = find([
    [/iPhone/, "iPhone"],
    [/iPad/, "iPad"],
    [/Android/, "Android"],
    [/Mac/, "Mac"],
    [/Windows/, "Windows"],
    [/Linux/, "Linux"],
  ]);
  return [browser, system].filter((part) => part !== undefined).join(" · ");
}

const library = () => import("@simplewebauthn/browser");
type Library = Awaited<ReturnType<typeof library>>;

/** Asks the device for a new passkey; `options` are the server's, the answer is for the server. */
export async function createPasskey(options: unknown): Ceremony {
  const { startRegistration, WebAuthnError } = await library();
  try {
    const optionsJSON = options as Parameters<Library["startRegistration"]>[0]["optionsJSON"];
    return { ok: true, value: await startRegistration({ optionsJSON }) };
  } catch (error) {
    const isKnown = error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED";
    return { ok: false, error: { code: isKnown ? "passkey-known" : codeOf(error) } };
  }
}

/** Asks for a passkey of this site. `inField`: no dialog, but a line among what the browser fills into the name field. */
export async function provePasskey(options: unknown, { inField }: { readonly inField: boolean }): Ceremony {
  const { startAuthentication } = await library();
  try {
    const optionsJSON = options as Parameters<Library["startAuthentication"]>[0]["optionsJSON"];
    return { ok: true, value: await startAuthentication({ optionsJSON, useBrowserAutofill: inField }) };
  } catch (error) {
    return { ok: false, error: { code: codeOf(error) } };
  }
}

/** Whether this browser can offer passkeys in the name field. */
export async function offersInField(): Promise<boolean> {
  if (passkeySupport() !== "ready") return false;
  const { browserSupportsWebAuthnAutofill } = await library();
  return browserSupportsWebAuthnAutofill();
}

/** Ends a question that still waits for an answer. */
export async function stopProving(): Promise<void> {
  const { WebAuthnAbortService } = await library();
  WebAuthnAbortService.cancelCeremony();
}

/** Browsers tell a refusal, a time-out and a closed dialog apart from nothing else: all are NotAllowedError. */
function codeOf(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  return name === "NotAllowedError" || name === "AbortError" ? "passkey-cancelled" : "passkey-failed";
}
