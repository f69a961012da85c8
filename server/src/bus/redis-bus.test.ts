import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type OwnRedis, startRedis } from "../../bootstrap/redis.mjs";
import type { Bus } from "./bus.ts";
import { openRedisBus } from "./redis-bus.ts";

const FIRST_FETCH_MS = 60_000;
let redis: OwnRedis;
beforeAll(async () => {
  redis = await startRedis();
}, FIRST_FETCH_MS);
afterAll(() => redis.stop(), FIRST_FETCH_MS);

const ROOM = "b:script:1";
/** Resolves with the first of something that is told to a listener. */
const next = <T>(subscribe: (tell: (value: T) => void) => void) => new Promise<T>((resolve) => subscribe(resolve));
const message = (bus: Bus) =>
  next<string>((tell) => bus.onMessage((room, _node, bytes) => tell(`${room} ${bytes.join(",")}`)));
const arrival = (bus: Bus) => next<string>((tell) => bus.onArrival(tell));

describe("bus on Redis", () => {
  it("[bus-alone] alone in a room nothing is published; with company it is, to the other only", async () => {
    const ann = await openRedisBus({ url: redis.url });
    const bob = await openRedisBus({ url: redis.url });
    const own: string[] = [];
    ann.onMessage((room) => own.push(room));
    await ann.join(ROOM);
    expect(ann.isShared(ROOM)).toBe(false);
    ann.publish(ROOM, Uint8Array.of(1));
    const came = arrival(ann);
    const heard = message(bob);
    await bob.join(ROOM);
    expect(await came).toBe(ROOM);
    ann.publish(ROOM, Uint8Array.of(2));
    expect(await heard).toBe(`${ROOM} 2`);
    const back = message(ann);
    expect(bob.isShared(ROOM)).toBe(true);
    bob.publish(ROOM, Uint8Array.of(3));
    expect(await back).toBe(`${ROOM} 3`);
    expect(own).toHaveLength(1);
    await Promise.all([ann.close(), bob.close()]);
  });

  it("[bus-leave] who leaves is told of, and the last one left is alone again with his next message", async () => {
    const ann = await openRedisBus({ url: redis.url });
    const bob = await openRedisBus({ url: redis.url });
    await ann.join(ROOM);
    const came = arrival(ann);
    await bob.join(ROOM);
    await came;
    const said = next<string | null>((tell) => ann.onDeparture((_room, node) => node !== null && tell(node)));
    const told = message(ann);
    bob.publish(ROOM, Uint8Array.of(1));
    await told;
    bob.leave(ROOM);
    expect(await said).toMatch(/^[0-9a-f]{16}$/);
    // Redis takes a moment to let the listener go.
    await vi.waitFor(() => {
      ann.publish(ROOM, Uint8Array.of(1));
      expect(ann.isShared(ROOM)).toBe(false);
    });
    await Promise.all([ann.close(), bob.close()]);
  });

  it("[bus-back] after Redis was away both say that they may have missed something, find each other and talk", async () => {
    const states: boolean[] = [];
    const ann = await openRedisBus({ url: redis.url, onState: (up) => states.push(up) });
    const bob = await openRedisBus({ url: redis.url });
    await ann.join(ROOM);
    await bob.join(ROOM);
    const missed = Promise.all([ann, bob].map((bus) => next<void>((tell) => bus.onMissed(tell))));
    await redis.kill();
    ann.publish(ROOM, Uint8Array.of(9));
    await ann.join("b:script:2");
    await redis.start();
    await missed;
    await Promise.all([arrival(ann), bob.join("b:script:2")]);
    expect(ann.isShared(ROOM)).toBe(true);
    const heard = message(bob);
    ann.publish(ROOM, Uint8Array.of(4));
    expect(await heard).toBe(`${ROOM} 4`);
    expect(states).toEqual([true, false, true]);
    await Promise.all([ann.close(), bob.close()]);
  });

  it("[bus-down] with no Redis at all it opens, joins and closes, and says nothing", async () => {
    const bus = await openRedisBus({ url: "redis://127.0.0.1:1" });
    await bus.join(ROOM);
    bus.publish(ROOM, Uint8Array.of(1));
    expect(bus.isShared(ROOM)).toBe(false);
    await bus.close();
  });
});
