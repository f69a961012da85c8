export * from "./client-calendar.ts";
export * from "./client-state.ts";
export * from "./feed-events.ts";
export * from "./feed-words.ts";
export * from "./model.ts";
export * from "./scope.ts";
export * from "./share-calendar.ts";
