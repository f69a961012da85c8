export * from "./attention.ts";
export * from "./date-marks.ts";
export * from "./day-order.ts";
export * from "./filter.ts";
export * from "./model.ts";
