import { openEmbeddedLog } from "../../storage/embedded-log.ts";
import { startRelayServer } from "./relay-server.ts";

/** The process that is killed: `node kill9-server.js <file>` prints its address. */
const [file] = process.argv.slice(2);
if (!file) throw new Error("which file?");
const log = await openEmbeddedLog({ file, worker: new URL("./storage-worker.js", import.meta.url), ingestMs: 20 });
const server = await startRelayServer({ log });
process.stdout.write(`${server.url}\n`);
