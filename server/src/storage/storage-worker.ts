import { parentPort, workerData } from "node:worker_threads";
import { serveStore } from "./store-port.ts";

if (parentPort) serveStore(parentPort, (workerData as { readonly file: string }).file);
