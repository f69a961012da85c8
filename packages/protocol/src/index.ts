export * from "./api.ts";
export * from "./awareness.ts";
export * from "./fallback.ts";
export * from "./frames.ts";
export * from "./messages.ts";
export * from "./rooms.ts";
