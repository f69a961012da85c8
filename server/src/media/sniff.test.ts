import { describe, expect, it } from "vitest";
import { pictureTypeOf, videoTypeOf } from "./sniff.ts";

const box = (type: string, brand: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`${type}${brand}`), Buffer.alloc(12)]);
const ebml = (docType: string) =>
  Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84]), Buffer.from(docType)]);

describe("videoTypeOf", () => {
  it.each([
    ["MP4", box("ftyp", "isom"), "video/mp4"],
    ["QuickTime", box("ftyp", "qt  "), "video/quicktime"],
    ["old QuickTime", box("moov", "mvhd"), "video/quicktime"],
    ["WebM", ebml("webm"), "video/webm"],
    ["Matroska", ebml("matroska"), null],
    ["HEIC picture", box("ftyp", "heic"), null],
    ["AVIF picture", box("ftyp", "avif"), null],
    ["page", Buffer.from("<!doctype html><script>alert(1)</script>"), null],
    ["SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), null],
    ["PNG", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]), null],
    ["nothing", Buffer.alloc(0), null],
    ["a few bytes", Buffer.from("ftyp"), null],
  ])("[uploads] %s", (_name, head, expected) => {
    expect(videoTypeOf(head)).toBe(expected);
  });
});

describe("pictureTypeOf", () => {
  const head = (text: string) => Buffer.from(text.padEnd(32, "\0"), "latin1");
  it.each([
    ["PNG", head("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "image/png"],
    ["JPEG", head("\xff\xd8\xff\xe0\0\x10JFIF"), "image/jpeg"],
    ["WebP", head("RIFF\x24\0\0\0WEBPVP8 "), "image/webp"],
    ["sound in RIFF", head("RIFF\x24\0\0\0WAVEfmt "), null],
    ["GIF", head("GIF89a"), null],
    ["SVG", head("<svg xmlns='http://www.w3.org/2000/svg'/>"), null],
    ["SVG behind a PNG's first bytes", head("\x89PNG<svg onload='alert(1)'/>"), null],
    ["HEIC", box("ftyp", "heic"), null],
    ["three bytes of a JPEG", Buffer.from([0xff, 0xd8, 0xff]), null],
  ])("[B7] %s", (_name, bytes, expected) => {
    expect(pictureTypeOf(bytes)).toBe(expected);
  });
});
