export * from "./content-line.ts";
export * from "./model.ts";
export * from "./write-ics.ts";
