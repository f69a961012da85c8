export * from "./hot-chain.ts";
export * from "./hot-window.ts";
