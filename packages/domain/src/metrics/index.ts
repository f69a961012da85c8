export * from "./baseline.ts";
export * from "./checkpoints.ts";
export * from "./rates.ts";
