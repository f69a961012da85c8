export * from "./row-text.ts";
export * from "./spoken-units.ts";
export * from "./structure.ts";
export * from "./timing.ts";
