export { createRelay } from "./relay.ts";
export type { Relay, RelayLogger, RelayMetrics, RelayOptions, Session } from "./relay-api.ts";
