export type { Relay, RelayLogger, RelayMetrics, RelayOptions, Session } from "./relay-api.ts";
export { createRelay } from "./relay.ts";
