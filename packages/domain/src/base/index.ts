export * from "./ids.ts";
export * from "./must.ts";
export * from "./result.ts";
export * from "./time.ts";
