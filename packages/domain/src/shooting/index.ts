export * from "./call-sheet.ts";
export * from "./model.ts";
export * from "./roll-up.ts";
export * from "./shooting-order.ts";
export * from "./takes.ts";
