// @vitest-environment node
import type { Sha256 } from "@tongpin/domain/base";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BackupFolder } from "../../platform/backup-folder.ts";
import type { BackupFolderRow, FolderFile } from "../database.ts";
import type { BackupManifest } from "./backup-format.ts";
import { backUpToFolder, type FolderRows, newFolderRow } from "./folder-backups.ts";
import { isBackupDue, surplusFiles } from "./folder-rotation.ts";

const HOUR = 3_600_000;
const AT = Date.UTC(2026, 10, 22, 8);
const fault = (name: string) => new DOMException("as the browser says it", name);

/** A folder as browsers give it, with what can become of one. */
class FakeFolder implements BackupFolder {
  readonly name = "备份";
  readonly files = new Map<string, string>();
  permission: PermissionState = "granted";
  isGone = false;
  /** What closing a written file ends with, once. */
  closing: Error | null = null;

  queryPermission = async () => this.permission;
  requestPermission = async () => this.permission;
  async getFileHandle(name: string, options?: { readonly create: boolean }) {
    if (this.isGone) throw fault("NotFoundError");
    if (!this.files.has(name)) {
      if (!options?.create) throw fault("NotFoundError");
      this.files.set(name, "");
    }
    let held = "";
    return {
      createWritable: async () => ({
        write: async (data: Blob) => {
          held = await data.text();
        },
        close: async () => {
          const { closing } = this;
          this.closing = null;
          if (closing) throw closing;
          this.files.set(name, held);
        },
        abort: async () => {},
      }),
    };
  }
  async removeEntry(name: string) {
    if (!this.files.delete(name)) throw fault("NotFoundError");
  }
}

function build() {
  const folder = new FakeFolder();
  folder.files.set("别人的文件.txt", "mine");
  let row: BackupFolderRow | null = newFolderRow("b1", folder, null);
  const rows: FolderRows = {
    read: async () => row,
    write: async (next) => {
      row = next;
    },
    drop: async () => {
      row = null;
    },
  };
  let now = AT;
  /** The next day, with these words in the documents. */
  async function backUp(content: string, options: { isAsked?: boolean; hours?: number } = {}) {
    now += (options.hours ?? 24) * HOUR;
    return backUpToFolder(rows, {
      now,
      isAsked: options.isAsked ?? false,
      make: async () => ({ ok: true, value: { file: new Blob([content]), manifest: manifestOf(content, now) } }),
    });
  }
  const present = () => {
    if (!row) throw new Error("given up");
    return row;
  };
  return {
    folder,
    rows,
    backUp,
    present,
    set: (change: Partial<BackupFolderRow>) => rows.write({ ...present(), ...change }),
  };
}

function manifestOf(content: string, at: number): BackupManifest {
  return {
    format: "tongpin-backup",
    version: 1,
    schema: 1,
    at: new Date(at).toISOString(),
    workspace: "山岚",
    brand: { id: "b1", name: "山岚茶" },
    by: "林夏",
    videos: 1,
    rooms: [{ kind: "script", docId: "v1", update: "u" as Sha256, content: content as Sha256 }],
    media: [],
    missing: 0,
    mediaLeftOut: 0,
  };
}

const namesIn = ({ files }: FakeFolder) => [...files.keys()].filter((name) => name.endsWith(".zip"));

describe("backups into a folder", () => {
  it("[L8] the newest are kept, pinned ones whatever comes after them, and nothing else in the folder is touched", async () => {
    const { folder, backUp, present, set } = build();
    await set({ keep: 3 });
    for (let day = 0; day < 3; day += 1) await backUp(`第${day}天`);
    const pinned = present().files.map((file, at) => ({ ...file, pinned: at === 1 }));
    await set({ files: pinned });
    for (let day = 3; day < 9; day += 1) await backUp(`第${day}天`);
    expect(namesIn(folder).map((name) => folder.files.get(name))).toEqual(["第1天", "第6天", "第7天", "第8天"]);
    expect(present().files.map(({ name }) => name)).toEqual(namesIn(folder));
    expect(folder.files.get("别人的文件.txt")).toBe("mine");
  });

  it("[L8] what is already there is not written again, unless somebody asks for it or it was taken away", async () => {
    const { folder, backUp, present } = build();
    await backUp("一");
    await backUp("一");
    expect(namesIn(folder)).toHaveLength(1);
    expect(present().checkedAt).toBe(AT + 48 * HOUR);
    await backUp("一", { isAsked: true, hours: 0 });
    await backUp("一", { isAsked: true, hours: 0 });
    expect(namesIn(folder)).toEqual([
      "tongpin-山岚茶-2026-11-23-0800.zip",
      "tongpin-山岚茶-2026-11-24-0800.zip",
      "tongpin-山岚茶-2026-11-24-0800-2.zip",
    ]);
    folder.files.delete("tongpin-山岚茶-2026-11-24-0800-2.zip");
    await backUp("一");
    expect(namesIn(folder).at(-1)).toBe("tongpin-山岚茶-2026-11-25-0800.zip");
    expect(present().files.map(({ name }) => name)).toEqual(namesIn(folder));
  });

  it("[L8] a permission that is lost is said, nothing is written, and with it back the next one is", async () => {
    const { folder, backUp, present } = build();
    await backUp("一");
    folder.permission = "prompt";
    expect((await backUp("二"))?.trouble).toBe("permission");
    expect([namesIn(folder).length, present().checkedAt]).toEqual([1, AT + 24 * HOUR]);
    folder.permission = "granted";
    expect((await backUp("二"))?.trouble).toBe(null);
    expect(namesIn(folder)).toHaveLength(2);
  });

  it.each([
    ["QuotaExceededError", "no-space"],
    ["NotAllowedError", "permission"],
    ["InvalidStateError", "failed"],
  ] as const)(
    "[L8] a write that ends in %s leaves the older ones and no half file, and is said as %s",
    async (name, trouble) => {
      const { folder, backUp, set } = build();
      await set({ keep: 1 });
      await backUp("一");
      folder.closing = fault(name);
      expect((await backUp("二"))?.trouble).toBe(trouble);
      expect(namesIn(folder).map((file) => folder.files.get(file))).toEqual(["一"]);
      expect((await backUp("二"))?.trouble).toBe(null);
      expect(namesIn(folder).map((file) => folder.files.get(file))).toEqual(["二"]);
    },
  );

  it("[L8] a folder that is not connected loses nothing of what is known about it", async () => {
    const { folder, backUp, present } = build();
    await backUp("一");
    const { files } = present();
    folder.isGone = true;
    expect((await backUp("二"))?.trouble).toBe("gone");
    expect(present().files).toEqual(files);
    folder.isGone = false;
    expect((await backUp("二"))?.trouble).toBe(null);
    expect(namesIn(folder)).toHaveLength(2);
  });

  it("[L8] given up while a backup is being written, it stays given up", async () => {
    const { folder, rows } = build();
    await backUpToFolder(rows, {
      now: AT,
      isAsked: true,
      make: async () => {
        await rows.drop();
        return { ok: true, value: { file: new Blob(["一"]), manifest: manifestOf("一", AT) } };
      },
    });
    expect(await rows.read()).toBe(null);
    expect(namesIn(folder)).toHaveLength(1);
  });

  it("[L8] rotation: exactly `keep` loose ones stay, the newest of them, and every pinned one", () => {
    const file = fc.record({ at: fc.nat(1_000), pinned: fc.boolean() });
    fc.assert(
      fc.property(
        fc.uniqueArray(file, { selector: ({ at }) => at }),
        fc.integer({ min: -1, max: 40 }),
        (list, keep) => {
          const files = list.map(({ at, pinned }): FolderFile => ({ name: `${at}.zip`, at, bytes: 1, pinned }));
          const gone = new Set(surplusFiles(files, keep));
          const stays = files.filter((each) => !gone.has(each));
          const loose = files.filter(({ pinned }) => !pinned);
          expect(stays.filter(({ pinned }) => pinned)).toHaveLength(files.length - loose.length);
          expect(stays.filter(({ pinned }) => !pinned)).toHaveLength(Math.min(loose.length, Math.max(1, keep)));
          const oldestKept = Math.min(...stays.filter(({ pinned }) => !pinned).map(({ at }) => at));
          for (const { at } of gone) expect(at).toBeLessThan(oldestKept);
        },
      ),
    );
  });

  it("[L8] due once a day, and after a clock was set back", () => {
    expect(isBackupDue(null, AT)).toBe(true);
    expect(isBackupDue(AT, AT + 8 * HOUR)).toBe(false);
    expect(isBackupDue(AT, AT + 20 * HOUR)).toBe(true);
    expect(isBackupDue(AT, AT - HOUR)).toBe(true);
  });
});
