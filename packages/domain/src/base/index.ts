export * from "./ids.ts";
export * from "./longest-rising.ts";
export * from "./must.ts";
export * from "./result.ts";
export * from "./time.ts";
