/** `fine`: looked at and sound; `notice`: works, but should be seen to; `bad`: something is lost, wrong or will fail. */
export type Level = "fine" | "notice" | "bad";

/** What one check found, in a sentence, and what to do about it where there is something to do. */
export interface Finding {
  readonly check: string;
  readonly level: Level;
  readonly found: string;
  readonly todo?: string;
}

export function fine(check: string, found: string): Finding {
  return { check, level: "fine", found };
}

export function notice(check: string, found: string, todo: string): Finding {
  return { check, level: "notice", found, todo };
}

export function bad(check: string, found: string, todo: string): Finding {
  return { check, level: "bad", found, todo };
}
