/**
 * How often a must-prove test repeats itself: the short form belongs to `npm test`, the whole one to
 * `npm run reliability`.
 */
export function runs(times: { readonly short: number; readonly full: number }): number {
  return process.env["RELIABILITY"] === "full" ? times.full : times.short;
}

/** Prints what a must-prove test found, as one line under its name. */
export function figure(proof: string, found: Readonly<Record<string, number | string>>): void {
  const parts = Object.entries(found).map(([name, value]) => `${name} ${value}`);
  console.info(`[${proof}] ${parts.join(", ")}`);
}
