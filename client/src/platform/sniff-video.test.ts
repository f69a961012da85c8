import { describe, expect, it } from "vitest";
import { sniffVideo, videoTypeOf } from "./sniff-video.ts";

const bytes = (text: string) => Uint8Array.from(text.padEnd(64, "\0"), (character) => character.charCodeAt(0));

describe("[R2] a cut is known by its first bytes", () => {
  it.each([
    ["\0\0\0\x20ftypisom", "video/mp4"],
    ["\0\0\0\x14ftypqt  ", "video/quicktime"],
    ["\0\0\0\x08wide\0\0\0\0", "video/quicktime"],
    ["\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x82\x84webm", "video/webm"],
  ] as const)("[R2] %j is %s", (head, type) => {
    expect(videoTypeOf(bytes(head))).toBe(type);
  });

  it.each([
    "\0\0\0\x18ftypheic",
    "\0\0\0\x18ftypM4A ",
    "\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x82\x88matroska",
    "<html><body>ftyp",
    "\x89PNG\r\n\x1a\n\0\0\0\0",
  ])("[R2] %j is no video", (head) => {
    expect(videoTypeOf(bytes(head))).toBeNull();
  });

  it("[R2] a file of a few bytes is none either", async () => {
    expect(await sniffVideo(new Blob(["ftyp"]))).toBeNull();
  });
});
