export * from "./month-grid.ts";
export * from "./plan-heads.ts";
export * from "./plan-import.ts";
export * from "./plan-rows.ts";
export * from "./plan-words.ts";
