import { expect, it } from "vitest";
import { createTypist, textOf } from "./room-log-contract.ts";
import type { Commit, SharedLog, SharedState } from "./shared-log.ts";

const ROOM = "b:script:1";

/** What a log written by several processes must keep beside the contract of every log. `open` opens one more on the same data. */
export function sharedLogContract(open: () => Promise<SharedLog>): void {
  async function openTwo(): Promise<[SharedLog, SharedLog]> {
    return [await open(), await open()];
  }
  const closeAll = (logs: readonly SharedLog[]) => Promise.all(logs.map((log) => log.close()));

  it("[shared-order] two writers of one room: everybody reads one order, and commits join without gaps", async () => {
    const logs = await openTwo();
    const commits: Commit[] = [];
    for (const log of logs) log.onCommitted((commit) => commits.push(commit));
    const typists = logs.map(() => createTypist());
    for (let round = 0; round < 40; round++) {
      for (const [at, log] of logs.entries()) log.append(ROOM, typists[at]?.type("x") ?? Uint8Array.of(0, 0));
      await Promise.all(logs.map((log) => log.flush()));
    }
    const states = await Promise.all(logs.map((log) => log.load(ROOM)));
    expect(states[0]).toEqual(states[1]);
    expect(states[0]?.tail).toHaveLength(80);
    commits.sort((a, b) => a.before - b.before);
    expect(commits.map((commit) => commit.before)).toEqual([0, ...commits.slice(0, -1).map((commit) => commit.head)]);
    expect(commits.flatMap((commit) => commit.entries.map((entry) => entry.seq))).toEqual(
      states[0]?.tail.map((entry) => entry.seq),
    );
    await closeAll(logs);
  });

  it("[shared-order] who reads on and on after his last number misses nothing of two busy writers", async () => {
    const logs = await openTwo();
    const reader = await open();
    const typists = logs.map(() => createTypist());
    let writing = true;
    const write = async (log: SharedLog, typist: ReturnType<typeof createTypist> | undefined) => {
      for (let count = 0; count < 150; count++) {
        log.append(ROOM, typist?.type("x") ?? Uint8Array.of(0, 0));
        if (count % 3 === 0) await log.flush();
      }
      await log.committed();
    };
    const writers = Promise.all(logs.map((log, at) => write(log, typists[at]))).finally(() => {
      writing = false;
    });
    const got: number[] = [];
    let seq = 0;
    for (let last = false; !last; ) {
      last = !writing;
      const part = await reader.after(ROOM, seq);
      got.push(...part.tail.map((entry) => entry.seq));
      seq = part.head;
    }
    await writers;
    expect(got).toEqual((await reader.load(ROOM)).tail.map((entry) => entry.seq));
    expect(got).toHaveLength(300);
    await closeAll([...logs, reader]);
  });

  it("[shared-after] tells what came after a number, folded or not, and only newer claims", async () => {
    const [log, other] = await openTwo();
    const typist = createTypist();
    log.append(ROOM, typist.type("a"), [{ client: typist.clientId, person: "ann" }]);
    await log.flush();
    const { head } = await other.load(ROOM);
    log.append(ROOM, typist.type("b"), [{ client: 7, person: "bob" }]);
    await log.flush();
    const part = await other.after(ROOM, head);
    expect(part.tail).toHaveLength(1);
    expect(part).toMatchObject({ snapshot: null, claims: [{ client: 7, person: "bob" }] });
    await log.compact(ROOM);
    const folded = await other.after(ROOM, head);
    expect([textOf(folded), folded.tail]).toEqual(["ab", []]);
    const nothing = await other.after(ROOM, folded.head);
    expect(nothing).toMatchObject({ snapshot: null, tail: [], claims: [], head: folded.head });
    expect(await other.heads([ROOM, "b:script:none"])).toEqual(new Map([[ROOM, folded.head]]));
    await closeAll([log, other]);
  });

  it("[shared-claims] the first claim wins over all processes, and what the loser wrote is not taken", async () => {
    const [ann, bob] = await openTwo();
    const lost: string[] = [];
    ann.onLost(({ room }) => lost.push(`ann ${room}`));
    bob.onLost(({ room, updates, claims }) => lost.push(`bob ${room} ${updates.length} ${claims[0]?.person}`));
    ann.append(ROOM, createTypist(7).type("ann"), [{ client: 7, person: "ann" }]);
    await ann.flush();
    bob.append(ROOM, createTypist(7).type("bob"), [{ client: 7, person: "bob" }]);
    bob.append("b:script:2", createTypist(8).type("x"), [{ client: 8, person: "bob" }]);
    await bob.flush();
    expect(lost).toEqual([`bob ${ROOM} 1 bob`]);
    const state = await bob.load(ROOM);
    expect([textOf(state), state.claims]).toEqual(["ann", [{ client: 7, person: "ann" }]]);
    expect(textOf(await ann.load("b:script:2"))).toBe("x");
    await closeAll([ann, bob]);
  });

  it("[shared-claims] a claim without an update that comes too late is told as well", async () => {
    const [ann, bob] = await openTwo();
    const lost: string[] = [];
    bob.onLost(({ room }) => lost.push(room));
    ann.append(ROOM, Uint8Array.of(), [{ client: 7, person: "ann" }]);
    await ann.flush();
    bob.append(ROOM, Uint8Array.of(), [{ client: 7, person: "bob" }]);
    await bob.flush();
    expect(lost).toEqual([ROOM]);
    expect((await bob.load(ROOM)).claims).toEqual([{ client: 7, person: "ann" }]);
    await closeAll([ann, bob]);
  });

  it("[shared-fence] the same structs appended by two processes stand in the log once", async () => {
    const [one, two] = await openTwo();
    const lost: string[] = [];
    two.onLost(({ room }) => lost.push(room));
    const typist = createTypist();
    const update = typist.type("once");
    one.append(ROOM, update);
    await one.flush();
    two.append(ROOM, update);
    two.append(ROOM, typist.type(" and on"));
    await two.flush();
    expect(lost).toEqual([ROOM]);
    const state = await two.load(ROOM);
    expect([textOf(state), state.tail.length]).toEqual(["once", 1]);
    two.append(ROOM, createTypist().type("!"));
    await two.flush();
    expect((await one.load(ROOM)).tail).toHaveLength(2);
    await closeAll([one, two]);
  });

  it("[shared-compact] two fold the same room while two write: nothing is lost, nothing stands twice", async () => {
    const logs = await openTwo();
    const typists = logs.map(() => createTypist());
    for (let round = 0; round < 12; round++) {
      await Promise.all(
        logs.map(async (log, at) => {
          for (let i = 0; i < 5; i++) log.append(ROOM, typists[at]?.type("x") ?? Uint8Array.of(0, 0));
          await log.flush();
          await log.compact(ROOM);
        }),
      );
    }
    const states: SharedState[] = await Promise.all(logs.map((log) => log.load(ROOM)));
    expect(states.map(textOf)).toEqual(["x".repeat(120), "x".repeat(120)]);
    await closeAll(logs);
  });
}
