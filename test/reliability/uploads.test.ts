import { readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import type { Browser } from "@tongpin/server/test-support/browser.ts";
import { addBrand, addMember, type RunningApp, setUp, startApp } from "@tongpin/server/test-support/start-app.ts";
import { createUpload, sendChunk, sha256, tus, uploadVideo } from "@tongpin/server/test-support/upload.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { figure } from "../support/runs.ts";
import { createRandom, pickWeighted, type Random, seedsFor } from "../support/sim-random.ts";

const RANGES = 200;
const SIZE = 1_000;

let running: RunningApp;
let editor: Browser;
let brandId: string;
let cut: string;
let address: string;

beforeAll(async () => {
  running = await startApp();
  const owner = await setUp(running);
  brandId = await addBrand(owner, "初雪茶");
  editor = await addMember(running, owner, brandId, "editor", "Chen");
  // Twelve bytes of the head come on top.
  cut = await uploadVideo(editor, brandId, Buffer.alloc(SIZE - 12, "0123456789"));
  address = `/media/${brandId}/${cut}`;
});
afterAll(() => running.stop());

const HTML = "<script>fetch('/api/session')</script>";
const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypisom"), Buffer.alloc(12)]);

it.each<readonly [what: string, bytes: Buffer, taken: string | null]>([
  ["a page", Buffer.from(`<!doctype html>${HTML}`), null],
  ["a drawing with a script", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${HTML}</svg>`), null],
  ["a document", Buffer.from(`%PDF-1.7 ${HTML}`), null],
  ["a program", Buffer.from("\u007fELF\u0002\u0001\u0001"), null],
  ["an archive", Buffer.from("PK\u0003\u0004 something else"), null],
  ["a picture", Buffer.from("GIF89a/*"), null],
  [
    "a still in MP4's box",
    Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypavif"), Buffer.alloc(40)]),
    null,
  ],
  ["nothing but a head", Buffer.from("ftyp"), null],
  ["a page behind a video's head", Buffer.concat([MP4, Buffer.from(HTML)]), "video/mp4"],
  ["a drawing behind a video's head", Buffer.concat([MP4, Buffer.from(`<svg>${HTML}</svg>`)]), "video/mp4"],
  ["a video by its head called page.html", Buffer.concat([MP4, Buffer.from("x")]), "video/mp4"],
])("[uploads] %s is what its bytes say, or nothing", async (what, bytes, taken) => {
  const made = await createUpload(editor, {
    brandId,
    sha256: sha256(bytes),
    bytes: bytes.length,
    filename: "page.html",
  });
  const done = await sendChunk(editor, made.headers.get("location") ?? "", 0, bytes);
  expect(done.status, what).toBe(taken === null ? 422 : 204);
  const reply = await fetch(`${running.origin}/media/${brandId}/${sha256(bytes)}`, { headers: editor.headers() });
  expect(reply.status).toBe(taken === null ? 404 : 200);
  if (taken === null) return;
  // Nothing of it can run: the type is ours, no browser guesses another, and it is a document without rights.
  expect(reply.headers.get("content-type")).toBe(taken);
  expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
  expect(reply.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect(reply.headers.get("cross-origin-resource-policy")).toBe("same-origin");
});

/** A Range header as players and attackers send them. */
function randomRange(random: Random): string {
  const number = () => random.below(SIZE * 2);
  return pickWeighted<() => string>(random, [
    [() => `bytes=${number()}-${number()}`, 6],
    [() => `bytes=${number()}-`, 3],
    [() => `bytes=-${number()}`, 3],
    [() => `bytes=${number()}-${number()},${number()}-${number()}`, 2],
    [() => "bytes=-", 1],
    [() => `bytes=${"9".repeat(random.below(30))}-`, 1],
    [() => `bytes=-${"9".repeat(random.below(30))}`, 1],
    [() => `bytes = ${number()}-${number()}`, 1],
    [() => `Bytes=${number()}-`, 1],
    [() => `items=0-${number()}`, 1],
    [() => `bytes=0x10-0x20`, 1],
    [() => `bytes=1e3-`, 1],
    [() => `bytes=${Array.from({ length: 200 }, number).join("-,")}`, 1],
    [() => `bytes=--${number()}`, 1],
    [() => `bytes=${number()}-${number()}; DROP TABLE media`, 1],
  ])();
}

it.each(seedsFor({ kept: [], fresh: 1 }))(
  `[uploads] seed %i: ${RANGES} Range headers get the bytes they ask for, all of them, or a 416; never an error of ours`,
  async (seed) => {
    const random = createRandom(seed);
    const whole = Buffer.from(
      await (await fetch(`${running.origin}${address}`, { headers: editor.headers() })).arrayBuffer(),
    );
    expect(sha256(whole)).toBe(cut);
    const answers = new Map<number, number>();
    for (let index = 0; index < RANGES; index++) {
      const range = randomRange(random);
      const reply = await fetch(`${running.origin}${address}`, { headers: { ...editor.headers(), range } });
      const bytes = Buffer.from(await reply.arrayBuffer());
      answers.set(reply.status, (answers.get(reply.status) ?? 0) + 1);
      if (reply.status === 200) expect(bytes.equals(whole), range).toBe(true);
      else if (reply.status === 206) {
        const [, start = "", end = ""] =
          /^bytes (\d+)-(\d+)\/1000$/.exec(reply.headers.get("content-range") ?? "") ?? [];
        expect(bytes.equals(whole.subarray(Number(start), Number(end) + 1)), range).toBe(true);
        expect(bytes.length, range).toBeGreaterThan(0);
      } else expect(reply.status, range).toBe(416);
    }
    expect(new Set(answers.keys())).toEqual(new Set([200, 206, 416]));
    figure("uploads", {
      seed,
      ranges: RANGES,
      ...Object.fromEntries([...answers].map(([k, v]) => [`answered ${k}`, v])),
    });
  },
);

/** Asks for a path exactly as it is spelled; `fetch` would tidy it up. */
function askRaw(path: string): Promise<number> {
  const { port } = new URL(running.origin);
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers: editor.headers() }, (reply) => {
      reply.resume();
      reply.on("end", () => resolve(reply.statusCode ?? 0));
    });
    asked.on("error", reject);
    asked.end();
  });
}

it("[uploads] a hundred names of files lead to no file, and no upload leaves its folder", async () => {
  const up = ["..", "%2e%2e", "..%2f", "%2e%2e%2f", "..%5c", "%252e%252e%252f", "....//", "..;/", "..%c0%af", "%00"];
  const targets = ["tongpin.db", "rooms.db", "keys/ledger.key", "keys/control.json", "etc/passwd"];
  const paths = up.flatMap((step) => targets.flatMap((target) => [`${step}/${target}`, `${step}${step}/${target}`]));
  expect(paths).toHaveLength(100);
  const folder = () => readdirSync(running.config.dataDir).sort();
  const before = folder();
  for (const path of paths) {
    for (const base of [`/media/${brandId}`, "/media", "/api/uploads"]) {
      expect([400, 403, 404, 412], `${base}/${path}`).toContain(await askRaw(`${base}/${path}`));
    }
    const patch = await tus(editor, "PATCH", `/api/uploads/${encodeURIComponent(path)}`, {
      "upload-offset": "0",
      "content-type": "application/offset+octet-stream",
    });
    expect([400, 403, 404, 410, 412], path).toContain(patch.status);
    const made = await createUpload(editor, { brandId, sha256: "0".repeat(64), bytes: 5, filename: path });
    expect(made.headers.get("location")).toMatch(/^\/api\/uploads\/[0-9a-f]{32}$/);
    if (path.length % 20 === 0) expect((await askRaw(`${address}/${path}`)) >= 400).toBe(true);
  }
  expect(folder()).toEqual(before);
  for (const name of readdirSync(join(running.config.dataDir, "uploads")))
    expect(name).toMatch(/^[0-9a-f]{32}(\.json)?$/);
});
