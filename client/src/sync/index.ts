/**
 * The engine. Import this with `import()`: it brings Dexie, yjs, the provider and the document shapes. Its types are in
 * contract.ts; what paints first (account-names.ts, first-read.ts) does without it.
 */
export { createEngine } from "./engine.ts";
