export * from "./clock.ts";
export * from "./desk.ts";
export * from "./differences.ts";
export * from "./notes.ts";
export * from "./proven-interval.ts";
export * from "./publication.ts";
export * from "./stage-now.ts";
export * from "./state.ts";
