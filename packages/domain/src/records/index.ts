export * from "./annotation-command.ts";
export * from "./comments.ts";
export * from "./decide.ts";
export { needsReason } from "./decision.ts";
export * from "./facts.ts";
export * from "./model.ts";
export * from "./overdue.ts";
export * from "./read-command.ts";
