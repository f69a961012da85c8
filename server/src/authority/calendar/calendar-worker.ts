import { parentPort } from "node:worker_threads";
import { type DrawJob, drawCalendar } from "./draw-calendar.ts";

/** One job of the drawing thread and its answer. */
export interface NumberedJob {
  readonly id: number;
  readonly job: DrawJob;
}

parentPort?.on("message", ({ id, job }: NumberedJob) => {
  try {
    parentPort?.postMessage({ id, drawn: drawCalendar(job) });
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) });
  }
});
