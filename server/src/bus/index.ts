export type { Bus } from "./bus.ts";
export { openRedisBus } from "./redis-bus.ts";
