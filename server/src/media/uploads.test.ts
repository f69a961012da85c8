import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, unlinkSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { LIMITS, type MediaInfo } from "@tongpin/protocol";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Browser } from "../test-support/browser.ts";
import { addBrand, addGuest, addMember, type RunningApp, setUp, startApp } from "../test-support/start-app.ts";
import { createUpload, sendChunk, sha256, tus, uploadVideo, webm } from "../test-support/upload.ts";

describe("uploads and cuts", () => {
  let running: RunningApp;
  let owner: Browser;
  let editor: Browser;
  let brandId: string;

  beforeAll(async () => {
    running = await startApp();
    owner = await setUp(running);
    brandId = await addBrand(owner, "初雪茶");
    editor = await addMember(running, owner, brandId, "editor", "Jian");
  });
  afterAll(() => running.stop());

  const listed = async () => ((await owner.get(`/api/media?brandId=${brandId}`)).body as { media: MediaInfo[] }).media;
  const file = (hash: string) => join(running.config.dataDir, "media", hash);

  it("[uploads] an upload that broke off goes on where it stopped, and becomes a cut of the brand", async () => {
    const bytes = webm(randomBytes(300_000));
    const hash = sha256(bytes);
    const created = await createUpload(editor, { brandId, sha256: hash, bytes: bytes.length });
    expect(created.status).toBe(201);
    const location = created.headers.get("location") ?? "";
    expect(location).toMatch(/^\/api\/uploads\/[0-9a-f]{32}$/);
    await sendChunk(editor, location, 0, bytes.subarray(0, 100_000));
    expect(await listed()).toEqual([]);
    const head = await tus(editor, "HEAD", location, {});
    expect([head.headers.get("upload-offset"), head.headers.get("upload-length")]).toEqual([
      "100000",
      String(bytes.length),
    ]);
    expect((await sendChunk(editor, location, 50_000, bytes.subarray(50_000))).status).toBe(409);
    expect((await sendChunk(editor, location, 100_000, bytes.subarray(100_000))).status).toBe(204);
    expect(await listed()).toMatchObject([{ sha256: hash, bytes: bytes.length, mime: "video/webm" }]);
    const got = await fetch(`${running.origin}/media/${brandId}/${hash}`, { headers: owner.headers() });
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it("[uploads] an upload survives a restart of the server; a check cut short by it is made up for", async () => {
    const own = await startApp();
    const maker = await setUp(own);
    const brand = await addBrand(maker, "白桃");
    const bytes = webm(randomBytes(50_000));
    const hash = sha256(bytes);
    const created = await createUpload(maker, { brandId: brand, sha256: hash, bytes: bytes.length });
    const location = created.headers.get("location") ?? "";
    await sendChunk(maker, location, 0, bytes.subarray(0, 20_000));
    const again = await own.restart();
    const headers = maker.headers();
    const resumed = again.browser();
    await resumed.send("POST", "/api/login", { body: { name: "Lin", password: "correct horse battery" } });
    expect(headers["cookie"]).toBeDefined();
    expect((await sendChunk(resumed, location, 20_000, bytes.subarray(20_000))).status).toBe(204);

    // As if the process had died after the last byte was written: everything there but the row and the name.
    const second = webm(randomBytes(10));
    const made = await createUpload(resumed, { brandId: brand, sha256: sha256(second), bytes: second.length });
    const place = made.headers.get("location") ?? "";
    const raw = join(again.config.dataDir, "uploads", place.split("/").at(-1) ?? "");
    writeFileSync(raw, second);
    expect((await tus(resumed, "HEAD", place, {})).headers.get("upload-offset")).toBe(String(second.length));
    expect(existsSync(join(again.config.dataDir, "media", sha256(second)))).toBe(true);
    await again.stop();
  });

  it("[sigterm-drain] a player that has stopped reading does not keep the server from stopping", async () => {
    const own = await startApp();
    const maker = await setUp(own);
    const brand = await addBrand(maker, "白桃");
    const hash = await uploadVideo(maker, brand, Buffer.alloc(30_000_000));
    const paused = get(`${own.origin}/media/${brand}/${hash}`, { headers: maker.headers() });
    paused.on("error", () => undefined);
    await new Promise<void>((resolve) => paused.once("response", (response) => resolve(void response.pause())));
    let stopped = false;
    void own.stop().then(() => {
      stopped = true;
    });
    await vi.waitFor(() => {
      own.clock.advance(2_000);
      expect(stopped).toBe(true);
    });
    expect(existsSync(own.config.dataDir)).toBe(false);
  });

  it("[uploads] bytes that hash to something else are thrown away", async () => {
    const bytes = webm(randomBytes(1000));
    const created = await createUpload(editor, { brandId, sha256: "0".repeat(64), bytes: bytes.length });
    const location = created.headers.get("location") ?? "";
    expect(await sendChunk(editor, location, 0, bytes)).toMatchObject({ status: 422, body: { code: "hash-differs" } });
    expect(existsSync(file("0".repeat(64)))).toBe(false);
    expect((await tus(editor, "HEAD", location, {})).status).toBe(404);
  });

  it.each([
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")],
    ["a program", Buffer.from("MZ\x90\0\x03\0\0\0\x04\0\0\0")],
  ])("[uploads] %s called .mp4 is no video", async (_what, bytes) => {
    const created = await createUpload(editor, {
      brandId,
      sha256: sha256(bytes),
      bytes: bytes.length,
      filename: "film.mp4",
    });
    const done = await sendChunk(editor, created.headers.get("location") ?? "", 0, bytes);
    expect(done).toMatchObject({ status: 422, body: { code: "not-a-video" } });
    expect(existsSync(file(sha256(bytes)))).toBe(false);
  });

  it("[uploads] a 2 GB video is refused before a byte of it is sent, and so is an endless one", async () => {
    const big = { brandId, sha256: "1".repeat(64), bytes: 2 * 1024 ** 3 };
    expect(big.bytes).toBeGreaterThan(LIMITS.cut);
    expect(await createUpload(editor, big)).toMatchObject({ status: 413, body: { code: "too-large" } });
    const endless = await tus(editor, "POST", "/api/uploads", { "upload-defer-length": "1" });
    expect(endless.status).toBe(400);
    const short = await createUpload(editor, { brandId, sha256: "1".repeat(64), bytes: 100 });
    const over = await sendChunk(editor, short.headers.get("location") ?? "", 0, webm(randomBytes(5000)));
    expect(over.status).toBeGreaterThanOrEqual(400);
    expect((await running.browser().get("/healthz")).status).toBe(200);
  });

  it("[uploads] only those who write scripts bring cuts, and an upload is its maker's alone", async () => {
    const reviewer = await addMember(running, owner, brandId, "reviewer", "Pin");
    const upload = { brandId, sha256: "2".repeat(64), bytes: 100 };
    expect(await createUpload(reviewer, upload)).toMatchObject({ status: 403, body: { code: "forbidden" } });
    const guest = await addGuest(running, owner, { brandId, videoId: "v", rights: ["view", "download"] });
    expect((await createUpload(guest.browser, upload)).status).toBe(403);
    const location = (await createUpload(editor, upload)).headers.get("location") ?? "";
    expect((await tus(owner, "HEAD", location, {})).status).toBe(404);
    expect((await sendChunk(owner, location, 0, Buffer.alloc(10))).status).toBe(404);
    expect((await tus(owner, "DELETE", location, {})).status).toBe(404);
    expect((await tus(editor, "DELETE", location, {})).status).toBe(204);
  });

  it.each(["../../tongpin.db", "..%2f..%2ftongpin.db", "%2e%2e/tongpin.db", "x.json", "con", "\u0000"])(
    "[uploads] no path leads out of the folder: %s",
    async (name) => {
      const before = readdirSync(running.config.dataDir).sort();
      const path = `/api/uploads/${name}`;
      for (const method of ["HEAD", "DELETE"] as const) {
        expect((await tus(editor, method, path, {})).status).toBeGreaterThanOrEqual(400);
      }
      expect(readdirSync(running.config.dataDir).sort()).toEqual(before);
    },
  );

  it("[uploads] ranges, HEAD and the headers a player and an attacker meet", async () => {
    const hash = await uploadVideo(editor, brandId, Buffer.from("0123456789"));
    const path = `/media/${brandId}/${hash}`;
    const part = await fetch(`${running.origin}${path}`, { headers: { ...owner.headers(), range: "bytes=12-15" } });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      206,
      "bytes 12-15/22",
      "0123",
    ]);
    expect(part.headers.get("content-type")).toBe("video/webm");
    expect(part.headers.get("x-content-type-options")).toBe("nosniff");
    expect(part.headers.get("content-security-policy")).toContain("sandbox");
    expect(part.headers.get("content-disposition")).toBe("inline");
    const head = await owner.send("HEAD", path);
    expect([head.status, head.headers.get("content-length"), head.headers.get("accept-ranges")]).toEqual([
      200,
      "22",
      "bytes",
    ]);
    const beyond = await owner.send("GET", path, { headers: { range: "bytes=22-" } });
    expect([beyond.status, beyond.headers.get("content-range"), beyond.body]).toEqual([
      416,
      "bytes */22",
      { code: "bad-range" },
    ]);
    expect((await owner.send("GET", path, { headers: { "if-none-match": `"${hash}"` } })).status).toBe(304);
    const saved = await owner.send("GET", `${path}?download`);
    expect(saved.headers.get("content-disposition")).toMatch(/^attachment/);
  });

  it("[uploads] the same bytes twice are one cut, also for a second brand with its own upload", async () => {
    const content = randomBytes(100);
    const hash = await uploadVideo(editor, brandId, content);
    await uploadVideo(editor, brandId, content);
    expect((await listed()).filter((cut) => cut.sha256 === hash)).toHaveLength(1);
    const other = await addBrand(owner, "白桃");
    expect((await owner.get(`/media/${other}/${hash}`)).status).toBe(404);
    await uploadVideo(owner, other, content);
    expect((await owner.get(`/media/${other}/${hash}`)).status).toBe(200);
  });

  it("[errors] a cut whose file is gone is an error of the server's, which stays up", async () => {
    const hash = await uploadVideo(editor, brandId, randomBytes(20));
    unlinkSync(file(hash));
    const reply = await fetch(`${running.origin}/media/${brandId}/${hash}`, { headers: owner.headers() }).catch(
      () => null,
    );
    expect(reply === null || reply.status >= 400).toBe(true);
    expect((await running.browser().get("/healthz")).status).toBe(200);
  });
});
