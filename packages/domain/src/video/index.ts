export * from "./cuts.ts";
export * from "./model.ts";
export * from "./platforms.ts";
export * from "./post.ts";
export * from "./publish-pack.ts";
export * from "./safe-area.ts";
export * from "./share-text.ts";
export * from "./stages.ts";
