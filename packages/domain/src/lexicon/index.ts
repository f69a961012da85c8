export * from "./lexicon.ts";
