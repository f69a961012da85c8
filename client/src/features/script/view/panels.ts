/** Beside the editor stands one panel at a time; each is a key of the address. The first of several is shown. */
export const PANELS = ["claims", "version", "suggestions", "brief", "templates"] as const;
export type PanelName = (typeof PANELS)[number];

/** The change of the address that opens one panel in the others' place, or (null) closes all of them. */
export function onlyPanel(panel: PanelName, value: string | null): Readonly<Record<string, string | null>> {
  return { ...Object.fromEntries(PANELS.map((name) => [name, null])), [panel]: value };
}

/** The panel that an address opens. */
export function openedPanel(query: Readonly<Record<string, string | undefined>>): PanelName | null {
  return PANELS.find((name) => query[name] !== undefined) ?? null;
}
