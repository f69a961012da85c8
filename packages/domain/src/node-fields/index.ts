// A door of its own, beside `nodes`: what stores nodes needs to know their fields, not the table of those that ship.
export { isEventField } from "../nodes/read-events.ts";
