export * from "./calendar-file.ts";
export * from "./read-notice.ts";
export * from "./year-changes.ts";
