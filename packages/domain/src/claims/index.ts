export * from "./claims-in.ts";
export * from "./find-claims.ts";
export * from "./model.ts";
