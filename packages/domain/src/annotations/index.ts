export * from "./decide-annotation.ts";
export * from "./locate-anchor.ts";
export * from "./model.ts";
export * from "./threads.ts";
