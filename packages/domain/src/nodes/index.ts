export * from "./marketing-events.ts";
export * from "./model.ts";
export * from "./node-table.ts";
export * from "./read-events.ts";
export * from "./resolve-node.ts";
export * from "./resolve-rule.ts";
