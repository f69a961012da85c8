/** Beside the editor stands one panel at a time; each is a key of the address. */
export const PANELS = ["version", "claims", "brief", "suggestions", "templates"] as const;

/** The change of the address that opens one panel in the others' place, or (null) closes all of them. */
export function onlyPanel(
  panel: (typeof PANELS)[number],
  value: string | null,
): Readonly<Record<string, string | null>> {
  return { ...Object.fromEntries(PANELS.map((name) => [name, null])), [panel]: value };
}
