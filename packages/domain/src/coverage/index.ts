export * from "./ban-check.ts";
export * from "./coverage.ts";
export * from "./point-finder.ts";
