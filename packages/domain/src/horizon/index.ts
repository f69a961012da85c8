export * from "./month-gaps.ts";
export * from "./months.ts";
export * from "./plan-reach.ts";
