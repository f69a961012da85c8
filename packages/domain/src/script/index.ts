export * from "./compare.ts";
export * from "./row-text.ts";
export * from "./segments.ts";
export * from "./spoken-units.ts";
export * from "./standing.ts";
export * from "./structure.ts";
export * from "./templates.ts";
export * from "./timing.ts";
