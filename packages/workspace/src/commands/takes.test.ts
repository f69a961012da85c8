import { asId, type ShotId, type TakeId } from "@tongpin/domain/base";
import { bestTake, takesByShot } from "@tongpin/domain/shooting";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { mergeScript } from "../merge/merge-script.ts";
import { buildReplica, type Replica, syncAll } from "../replica-builder.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import { createUndo } from "../undo/create-undo.ts";
import { addShot, moveShots, removeShots, updateShots } from "./shots.ts";
import { recordTake, removeTake, restoreTake, setShotStatus, starTake, updateTake } from "./takes.ts";

interface Person extends Replica {
  readonly room: ScriptRoom;
}

function person(name: string, clientID: number): Person {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openScript(replica.doc) };
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const shoot = (who: Person, shotId: ShotId, result: "good" | "again" = "good"): TakeId =>
  must(recordTake(who.room, { shotId, result }, who.ctx()));
const shots = ({ room }: Person) => room.getSnapshot().shots;
const takes = ({ room }: Person) => room.getSnapshot().takes;

describe("takes", () => {
  let phone: Person;
  let office: Person;
  let first: ShotId;
  let second: ShotId;

  beforeEach(() => {
    phone = person("phone", 1);
    office = person("office", 2);
    first = must(addShot(office.room, { afterId: null, patch: { number: "1", line: "第一镜" } }, office.ctx()));
    second = must(addShot(office.room, { afterId: first, patch: { number: "2", line: "第二镜" } }, office.ctx()));
    syncAll([phone, office]);
  });

  it("[B6] a take counts and sets the shot's state in one step that undo takes back", () => {
    const undo = createUndo(phone.room);
    shoot(phone, first, "again");
    shoot(phone, first);
    expect(takes(phone).map(({ result, by }) => [result, by])).toEqual([
      ["again", "phone"],
      ["good", "phone"],
    ]);
    expect(shots(phone)[0]?.status).toBe("done");
    undo.undo();
    expect(takes(phone)).toHaveLength(1);
    expect(shots(phone)[0]?.status).toBe("retake");
    undo.undo();
    expect(takes(phone)).toEqual([]);
    expect(shots(phone)[0]?.status).toBe("open");
    undo.redo();
    expect(takes(phone)).toHaveLength(1);
    expect(recordTake(phone.room, { shotId: asId<ShotId>("nobody"), result: "good" }, phone.ctx())).toMatchObject({
      error: { code: "shot-unknown" },
    });
  });

  it("[B6] two phones offline both keep every take, and count alike afterwards", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), { maxLength: 12 }), (presses) => {
        const [a, b] = [person("a", 11), person("b", 12)];
        const ids = ["1", "2"].map((number) =>
          must(addShot(a.room, { afterId: null, patch: { number } }, a.ctx())),
        ) as [ShotId, ShotId];
        syncAll([a, b]);
        for (const [isA, isFirst, isGood] of presses) {
          shoot(isA ? a : b, ids[isFirst ? 0 : 1], isGood ? "good" : "again");
        }
        syncAll([a, b]);
        expect(takes(a)).toHaveLength(presses.length);
        expect(takes(b)).toEqual(takes(a));
        for (const [at, id] of ids.entries()) {
          const expected = presses.filter(([, isFirst]) => isFirst === (at === 0)).length;
          expect(takesByShot(takes(a)).get(id)?.length ?? 0).toBe(expected);
        }
      }),
    );
  });

  it("[B6] a shot that the office renames, moves or removes meanwhile keeps its takes; a removed one is back", () => {
    shoot(phone, first);
    syncAll([phone, office]);
    // The phone's second good take changes no state: only the take itself can tell that the shot is in use.
    shoot(phone, first);
    shoot(phone, second, "again");
    updateShots(office.room, { edits: [{ id: second, patch: { number: "12A", line: "改过的词" } }] }, office.ctx());
    moveShots(office.room, { ids: [second], afterId: null }, office.ctx());
    removeShots(office.room, { ids: [first] }, office.ctx());
    expect(shots(office)).toHaveLength(1);
    syncAll([phone, office]);
    expect(shots(office).map(({ number, status }) => [number, status])).toEqual([
      ["12A", "retake"],
      ["1", "done"],
    ]);
    expect(takes(office)).toHaveLength(3);
    expect(phone.room.getSnapshot()).toEqual(office.room.getSnapshot());
  });

  it("[B6] a removal that saw the take holds, its takes are kept, and one more take brings the shot back", () => {
    shoot(phone, first);
    syncAll([phone, office]);
    removeShots(office.room, { ids: [first] }, office.ctx());
    syncAll([phone, office]);
    expect(shots(phone).map(({ id }) => id)).toEqual([second]);
    expect(takes(phone)).toHaveLength(1);
    shoot(phone, first);
    expect(shots(phone).map(({ id }) => id)).toEqual([first, second]);
  });

  it("[B6] one take is the best; two who star at once agree on the later one", () => {
    const ids = [shoot(phone, first), shoot(phone, first)] as const;
    syncAll([phone, office]);
    starTake(phone.room, { takeId: ids[0], isBest: true }, phone.ctx());
    office.wait(5);
    starTake(office.room, { takeId: ids[1], isBest: true }, office.ctx());
    syncAll([phone, office]);
    expect(bestTake(takes(phone))?.id).toBe(ids[1]);
    phone.wait(9);
    starTake(phone.room, { takeId: ids[0], isBest: true }, phone.ctx());
    expect(
      takes(phone)
        .filter(({ bestAt }) => bestAt !== null)
        .map(({ id }) => id),
    ).toEqual([ids[0]]);
    starTake(phone.room, { takeId: ids[0], isBest: false }, phone.ctx());
    expect(bestTake(takes(phone))).toBeNull();
  });

  it("[B6] a take removed by mistake comes back, and a note written meanwhile brings it back by itself", () => {
    const id = shoot(phone, first);
    removeTake(phone.room, { takeId: id }, phone.ctx());
    expect(takes(phone)).toEqual([]);
    restoreTake(phone.room, { takeId: id }, phone.ctx());
    expect(takes(phone)).toHaveLength(1);
    syncAll([phone, office]);
    removeTake(phone.room, { takeId: id }, phone.ctx());
    updateTake(office.room, { takeId: id, patch: { note: "焦点虚" } }, office.ctx());
    syncAll([phone, office]);
    expect(takes(phone)).toMatchObject([{ note: "焦点虚" }]);
  });

  it("[B6] 弃用 keeps the takes and can be taken back", () => {
    shoot(phone, first);
    setShotStatus(phone.room, { shotId: first, status: "dropped" }, phone.ctx());
    expect([shots(phone)[0]?.status, takes(phone).length]).toEqual(["dropped", 1]);
    setShotStatus(phone.room, { shotId: first, status: "done" }, phone.ctx());
    expect(shots(phone)[0]?.status).toBe("done");
  });

  it("[L7] a backup brings back takes that are missing or were removed", () => {
    const id = shoot(phone, first);
    shoot(phone, second);
    syncAll([phone, office]);
    removeTake(office.room, { takeId: id }, office.ctx());
    const done = mergeScript(office.room, { from: phone.room, prefer: "present" }, office.ctx());
    expect(done).toMatchObject({ value: { added: 1, changed: 0 } });
    expect(takes(office)).toHaveLength(2);
    const empty = person("empty", 9);
    mergeScript(empty.room, { from: phone.room, prefer: "incoming" }, empty.ctx());
    expect(empty.room.getSnapshot().takes).toEqual(takes(phone));
  });
});
