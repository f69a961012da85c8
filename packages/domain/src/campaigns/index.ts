export * from "./goals.ts";
export * from "./half-year.ts";
export * from "./model.ts";
export * from "./open-actions.ts";
export * from "./phase-asks.ts";
export * from "./sections.ts";
export * from "./spending.ts";
