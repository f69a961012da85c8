import { describe, expect, it } from "vitest";
import { placeOf } from "./cut-place.ts";

describe("[R2] where a cut is, in words", () => {
  it("[R2] only the fingerprint is known: one's own copy can be opened", () => {
    expect(placeOf({ device: false, server: false }, true)).toMatchObject({
      words: "fingerprint",
      canOpenOwn: true,
      canPlay: false,
    });
    expect(placeOf({ device: false, server: false }, false)).toMatchObject({ words: "fingerprint", canOpenOwn: true });
  });

  it("[R2] on this device alone it plays and can be uploaded; without a server there is nothing to upload to", () => {
    expect(placeOf({ device: true, server: false }, true)).toMatchObject({
      words: "deviceOnly",
      canUpload: true,
      canPlay: true,
    });
    expect(placeOf({ device: true, server: false }, false)).toMatchObject({
      words: "device",
      canUpload: false,
      canPlay: true,
    });
  });

  it("[S3] offline nothing is claimed about the server", () => {
    expect(placeOf({ device: true, server: null }, true).words).toBe("deviceUnknown");
    expect(placeOf({ device: false, server: null }, true)).toMatchObject({ words: "unknown", canPlay: false });
  });

  it("[R2] on the server it plays everywhere", () => {
    expect(placeOf({ device: false, server: true }, true)).toMatchObject({
      words: "server",
      canPlay: true,
      canOpenOwn: false,
    });
    expect(placeOf({ device: true, server: true }, true)).toMatchObject({ words: "both", canUpload: false });
  });
});
