export { createRelay } from "./relay.ts";
export type { LineEnd, LineEvents, Relay, RelayLogger, RelayMetrics, RelayOptions, Session } from "./relay-api.ts";
