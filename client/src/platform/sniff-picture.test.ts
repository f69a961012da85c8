import { describe, expect, it } from "vitest";
import { pictureFormatOf, sniffPicture } from "./sniff-picture.ts";

const head = (text: string) => Uint8Array.from(text.padEnd(32, "\0"), (letter) => letter.charCodeAt(0));

describe("pictureFormatOf", () => {
  it.each([
    ["a JPEG", "\xff\xd8\xff\xe1Exif", "jpeg"],
    ["a PNG", "\x89PNG\r\n\x1a\n", "png"],
    ["a WebP", "RIFF\x24\0\0\0WEBP", "webp"],
    ["an iPhone's photo", "\0\0\0\x24ftypheic", "heic"],
    ["an AVIF", "\0\0\0\x20ftypavif", "avif"],
    ["a film", "\0\0\0\x18ftypisom", null],
    ["an SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", null],
    ["a page", "<!doctype html>", null],
  ])("[B7] %s is told by its bytes", (_what, text, expected) => {
    expect(pictureFormatOf(head(text))).toBe(expected);
  });

  it("[B7] an SVG that calls itself a PNG is none", async () => {
    expect(await sniffPicture(new File(["<svg onload='alert(1)'/>"], "a.png", { type: "image/png" }))).toBeNull();
    expect(await sniffPicture(new Blob([]))).toBeNull();
  });
});
