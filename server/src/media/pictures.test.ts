import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { LIMITS } from "@tongpin/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "../test-support/browser.ts";
import { addBrand, addGuest, addMember, type RunningApp, setUp, startApp } from "../test-support/start-app.ts";
import { createUpload, sendChunk, sha256 } from "../test-support/upload.ts";

const PNG = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1");
const WEBP = Buffer.from("RIFF\x24\0\0\0WEBPVP8 ", "latin1");
const JPEG = Buffer.from("\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01", "latin1");

describe("pictures of shots", () => {
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

  async function upload(bytes: Buffer, to = brandId, by = editor) {
    const created = await createUpload(by, { brandId: to, sha256: sha256(bytes), bytes: bytes.length });
    if (created.status !== 201) return created;
    return sendChunk(by, created.headers.get("location") ?? "", 0, bytes);
  }
  const picture = (head: Buffer) => Buffer.concat([head, randomBytes(200)]);
  const file = (hash: string) => join(running.config.dataDir, "media", hash);

  it.each([
    ["PNG", PNG, "image/png"],
    ["WebP", WEBP, "image/webp"],
    ["JPEG", JPEG, "image/jpeg"],
  ])("[B7] a %s is served as what its bytes are, and as nothing a page could run", async (_name, head, mime) => {
    const bytes = picture(head);
    expect((await upload(bytes)).status).toBe(204);
    const path = `/media/${brandId}/${sha256(bytes)}`;
    const got = await fetch(`${running.origin}${path}`, { headers: owner.headers() });
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
    expect(got.headers.get("content-type")).toBe(mime);
    expect(got.headers.get("x-content-type-options")).toBe("nosniff");
    expect(got.headers.get("content-security-policy")).toContain("sandbox");
    expect(got.headers.get("cache-control")).toContain("private");
  });

  it.each([
    ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")],
    ["a GIF", picture(Buffer.from("GIF89a\x01\0\x01\0\0\0\0\0\0\0\0\0", "latin1"))],
    ["a HEIC", picture(Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1"))],
    ["a page behind three bytes of a PNG", Buffer.from("\x89PNG<script>alert(1)</script>", "latin1")],
  ])("[B7] %s is kept by nobody", async (_name, bytes) => {
    expect(await upload(bytes)).toMatchObject({ status: 422, body: { code: "not-a-video" } });
    expect(existsSync(file(sha256(bytes)))).toBe(false);
  });

  it("[B7] a picture of another size than a canvas writes is refused, although a cut may be that large", async () => {
    const bytes = Buffer.concat([JPEG, Buffer.alloc(LIMITS.picture)]);
    expect(await upload(bytes)).toMatchObject({ status: 413, body: { code: "too-large" } });
    expect(existsSync(file(sha256(bytes)))).toBe(false);
  });

  it("[B7] a picture is its brand's: another brand's member, a stranger and a guest find nothing under its hash", async () => {
    const bytes = picture(WEBP);
    await upload(bytes);
    const hash = sha256(bytes);
    const other = await addBrand(owner, "白桃");
    const stranger = await addMember(running, owner, other, "editor", "Bai");
    expect((await stranger.get(`/media/${other}/${hash}`)).status).toBe(404);
    expect(await stranger.get(`/media/${other}/${hash}?quiet=1`)).toMatchObject({ status: 204, body: null });
    expect([403, 404]).toContain((await stranger.get(`/media/${brandId}/${hash}`)).status);
    expect((await running.browser().get(`/media/${brandId}/${hash}`)).status).toBe(401);
    const guest = await addGuest(running, owner, { brandId, videoId: "v", rights: ["view", "download"] });
    expect((await guest.browser.get(`/media/${brandId}/${hash}`)).status).toBe(404);
    const reviewer = await addMember(running, owner, brandId, "reviewer", "Pin");
    expect((await upload(picture(PNG), brandId, reviewer)).status).toBe(403);
    expect((await reviewer.get(`/media/${brandId}/${hash}`)).status).toBe(200);
  });
});
