import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Disk, realDisk } from "./disk.ts";
import { openEmbeddedLog } from "./embedded-log.ts";
import { DamagedRoomError, StoreReadOnlyError } from "./room-log.ts";
import { createTypist, roomLogContract, textOf } from "./room-log-contract.ts";
import { openSqlite } from "./sqlite.ts";

let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongpin-log-"));
  file = join(folder, "rooms.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ROOM = "b:plan:1";
const segments = () => readdirSync(folder).filter((name) => name.includes("-log."));

/** A second log on a copy of the files, as a crash would leave them. */
async function crashAndOpen(edit: (copy: string) => void = () => undefined) {
  const copy = mkdtempSync(join(folder, "crash-"));
  for (const name of readdirSync(folder)) {
    if (name.startsWith("rooms.db") && !name.endsWith("-lock") && !name.endsWith("-shm"))
      writeFileSync(join(copy, name), readFileSync(join(folder, name)));
  }
  edit(copy);
  const damage: number[] = [];
  const log = await openEmbeddedLog({ file: join(copy, "rooms.db"), onDamage: (records) => damage.push(records) });
  return { log, damage };
}

/** A disk whose writes or syncs can be made to fail. */
function failingDisk() {
  const state = { writes: false, syncs: false, synced: 0 };
  const disk: Disk = {
    ...realDisk,
    write(handle, buffers) {
      // A full disk takes a part of it first.
      if (state.writes) {
        realDisk.write(handle, [Buffer.from("TPR1 half a rec")]);
        throw new Error("ENOSPC");
      }
      return realDisk.write(handle, buffers);
    },
    async sync(handle) {
      if (state.syncs) throw new Error("EIO");
      await realDisk.sync(handle);
      state.synced++;
    },
  };
  return { disk, state };
}

describe("embedded log", () => {
  roomLogContract(() => openEmbeddedLog({ file }));

  it("[log-restart] everything is there after closing and opening, and no segment is left", async () => {
    const typist = createTypist();
    const before = await openEmbeddedLog({ file });
    const seq = before.append(ROOM, typist.type("one "), [{ client: typist.clientId, person: "ann" }]);
    await before.close();
    expect(segments()).toEqual([]);
    const after = await openEmbeddedLog({ file });
    expect(after.append(ROOM, typist.type("two"))).toBeGreaterThan(seq);
    const state = await after.load(ROOM);
    expect(textOf(state)).toBe("one two");
    expect(state.claims).toEqual([{ client: typist.clientId, person: "ann" }]);
    await after.close();
  });

  it("[log-flush] what was flushed survives the process, before and after it was taken in", async () => {
    const typist = createTypist();
    const log = await openEmbeddedLog({ file });
    log.append(ROOM, typist.type("taken in, "));
    await log.load(ROOM);
    log.append(ROOM, typist.type("flushed"));
    void log.flush();
    log.append(ROOM, typist.type(" and only appended"));
    const survivor = await crashAndOpen();
    expect(textOf(await survivor.log.load(ROOM))).toBe("taken in, flushed");
    await survivor.log.close();
    await log.close();
  });

  it("[log-commit] committed() waits for the sync of everything appended before", async () => {
    const { disk, state } = failingDisk();
    const log = await openEmbeddedLog({ file, disk });
    log.append(ROOM, createTypist().type("x"));
    const synced = state.synced;
    await log.committed();
    expect(state.synced).toBeGreaterThan(synced);
    await log.close();
  });

  it("[power-loss-sim] a journal torn at any byte loses only its last record", async () => {
    const typist = createTypist();
    const log = await openEmbeddedLog({ file });
    log.append(ROOM, typist.type("safe"));
    await log.committed();
    const [segment = ""] = segments();
    const safe = readFileSync(join(folder, segment)).length;
    log.append(ROOM, typist.type("torn"));
    void log.flush();
    const whole = readFileSync(join(folder, segment)).length;
    for (let length = safe; length < whole; length += 7) {
      const { log: survivor, damage } = await crashAndOpen((copy) => {
        writeFileSync(join(copy, segment), readFileSync(join(copy, segment)).subarray(0, length));
      });
      expect(textOf(await survivor.load(ROOM))).toBe("safe");
      expect(damage).toEqual([]);
      await survivor.close();
    }
    await log.close();
  });

  it("[bitrot] a flipped byte in the journal is told, and the records behind it are kept", async () => {
    const log = await openEmbeddedLog({ file });
    log.append("b:plan:1", createTypist().type("first"));
    log.append("b:plan:2", createTypist().type("second"));
    void log.flush();
    const [segment = ""] = segments();
    const { log: survivor, damage } = await crashAndOpen((copy) => {
      const bytes = readFileSync(join(copy, segment));
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      writeFileSync(join(copy, segment), bytes);
    });
    expect(damage).toEqual([1]);
    expect(textOf(await survivor.load("b:plan:2"))).toBe("second");
    await survivor.close();
    await log.close();
  });

  it("[bitrot] a flipped byte in a snapshot or an entry makes the room refuse to load", async () => {
    for (const table of ["room", "entry"]) {
      const name = join(folder, `${table}.db`);
      const log = await openEmbeddedLog({ file: name });
      log.append(ROOM, createTypist().type("words"));
      if (table === "room") await log.compact(ROOM);
      await log.close();
      const raw = await openSqlite(name);
      const column = table === "room" ? "snapshot" : "pack";
      raw.exec(
        `update ${table} set ${column} = cast(substr(${column}, 1, 12) || x'00' || substr(${column}, 14) as blob)`,
      );
      raw.close();
      const damaged = await openEmbeddedLog({ file: name });
      await expect(damaged.load(ROOM)).rejects.toBeInstanceOf(DamagedRoomError);
      await damaged.close();
    }
  });

  it("[enospc] [fsync-error] a failing disk refuses, commits nothing, and heals with nothing lost or doubled", async () => {
    for (const failure of ["writes", "syncs"] as const) {
      const name = join(folder, `${failure}.db`);
      const { disk, state } = failingDisk();
      const log = await openEmbeddedLog({ file: name, disk, healMs: 1 });
      const typist = createTypist();
      log.append(ROOM, typist.type("before "));
      await log.committed();
      state[failure] = true;
      log.append(ROOM, typist.type("during "));
      await expect(log.committed()).rejects.toBeInstanceOf(StoreReadOnlyError);
      expect(log.health()).toBe("readOnly");
      await expect(log.load(ROOM)).rejects.toBeInstanceOf(StoreReadOnlyError);
      const healed = new Promise<void>((resolve) => log.onHealth((health) => health === "ok" && resolve()));
      state[failure] = false;
      await healed;
      log.append(ROOM, typist.type("after"));
      await log.committed();
      const stored = await log.load(ROOM);
      expect(textOf(stored)).toBe("before during after");
      expect(stored.tail).toHaveLength(3);
      await log.close();
      const reopened = await openEmbeddedLog({ file: name });
      expect(textOf(await reopened.load(ROOM))).toBe("before during after");
      await reopened.close();
    }
  });

  it("[log-lock] a second server on the same file is refused", async () => {
    const log = await openEmbeddedLog({ file });
    await expect(openEmbeddedLog({ file })).rejects.toThrow(/in use/);
    await log.close();
    await (await openEmbeddedLog({ file })).close();
  });

  it("[log-rotate] full segments are removed once taken in", async () => {
    const log = await openEmbeddedLog({ file });
    const typist = createTypist();
    for (let i = 0; i < 6; i++) {
      log.append(ROOM, typist.type("x".repeat(1024 * 1024)));
      await log.committed();
    }
    await log.load(ROOM);
    expect(segments()).toHaveLength(1);
    await log.close();
  });

  it("[backup] is a store of its own, with everything committed before", async () => {
    const log = await openEmbeddedLog({ file });
    const typist = createTypist();
    log.append(ROOM, typist.type("kept"));
    const copy = join(folder, "copy.db");
    await log.backup(copy);
    log.append(ROOM, typist.type(" later"));
    const restored = await openEmbeddedLog({ file: copy });
    expect(textOf(await restored.load(ROOM))).toBe("kept");
    await restored.close();
    await log.close();
  });

  it("[log-garbage] a file of garbage among the segments is no segment", async () => {
    appendFileSync(`${file}-log.000000007`, "nothing of ours");
    const log = await openEmbeddedLog({ file });
    log.append(ROOM, createTypist().type("x"));
    await log.committed();
    expect(textOf(await log.load(ROOM))).toBe("x");
    await log.close();
  });
});
