export * from "./coverage.ts";
export * from "./numbers.ts";
export * from "./shoot-order.ts";
