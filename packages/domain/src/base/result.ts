/** The answer of anything that may say no. Nothing in domain or workspace throws for a refusal. */
export type Result<T, E = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** Why a command was refused: a stable code (the key of the message people read) and the figures of that message. */
export interface Refusal {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export function ok(): Result<void, never>;
export function ok<T>(value: T): Result<T, never>;
export function ok(value?: unknown): Result<unknown, never> {
  return { ok: true, value };
}

export function refuse(code: string, params?: Refusal["params"]): Result<never, Refusal> {
  return { ok: false, error: params ? { code, params } : { code } };
}
