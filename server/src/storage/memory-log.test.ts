import { describe } from "vitest";
import { createMemoryLog } from "./memory-log.ts";
import { roomLogContract } from "./room-log-contract.ts";

describe("log in memory", () => {
  roomLogContract(async () => createMemoryLog());
});
