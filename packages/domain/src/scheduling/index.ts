export * from "./cadence-ahead.ts";
export * from "./chain-change.ts";
export * from "./move-rules.ts";
export * from "./posting-slots.ts";
export * from "./shift-dates.ts";
