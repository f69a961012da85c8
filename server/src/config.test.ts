import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

describe("readConfig", () => {
  it("[config] without any variable it listens on this machine alone", () => {
    expect(readConfig({})).toMatchObject({
      host: "127.0.0.1",
      port: 4321,
      dataDir: resolve("data"),
      origins: [],
      logLevel: "info",
    });
  });

  it("[config] our own host variable goes before the shell's", () => {
    expect(readConfig({ HOST: "some-machine", TONGPIN_HOST: "0.0.0.0" }).host).toBe("0.0.0.0");
  });

  it("[config] origins are split and brought to their one form", () => {
    const { origins } = readConfig({ TONGPIN_ORIGINS: "https://plan.example.com/, http://localhost:5173" });
    expect(origins).toEqual(["https://plan.example.com", "http://localhost:5173"]);
  });

  it("[config] proxies are named by address or network; nobody is believed unasked", () => {
    expect(readConfig({}).trustProxy).toEqual([]);
    expect(readConfig({ TONGPIN_TRUST_PROXY: "loopback, 10.1.2.3 192.168.0.0/16,fd00::/8" }).trustProxy).toEqual([
      "loopback",
      "10.1.2.3",
      "192.168.0.0/16",
      "fd00::/8",
    ]);
    for (const wrong of ["true", "1", "*", "0.0.0.0/0", "10.0.0.0/33", "proxy.local", "10.0.0.0/8/8", "::/129"]) {
      expect(() => readConfig({ TONGPIN_TRUST_PROXY: wrong }), wrong).toThrow(/TONGPIN_TRUST_PROXY/);
    }
  });

  it("[config] a cluster needs both of its addresses, and alone there is none", () => {
    const both = { DATABASE_URL: "postgresql://db.local/tongpin", REDIS_URL: "redis://bus.local:6379" };
    expect(readConfig({}).cluster).toBeNull();
    expect(readConfig(both).cluster).toEqual({ databaseUrl: both.DATABASE_URL, redisUrl: both.REDIS_URL });
    expect(() => readConfig({ DATABASE_URL: both.DATABASE_URL })).toThrow(/REDIS_URL is not/);
    expect(() => readConfig({ REDIS_URL: both.REDIS_URL })).toThrow(/DATABASE_URL is not/);
  });

  it("[config] an address of no database is refused without showing what is in it", () => {
    const wrong = { DATABASE_URL: "mysql://root:secret@db.local/x", REDIS_URL: "redis://bus.local" };
    expect(() => readConfig(wrong)).toThrow(
      /^DATABASE_URL must be a URL that begins with postgres:\/\/ or postgresql:\/\/$/,
    );
  });

  it.each([
    [{ PORT: "http" }],
    [{ PORT: "70000" }],
    [{ TONGPIN_ORIGINS: "plan.example.com" }],
    [{ LOG_LEVEL: "loud" }],
  ])("[config] %o is refused with a sentence", (env) => {
    expect(() => readConfig(env)).toThrow(/PORT|TONGPIN_ORIGINS|LOG_LEVEL/);
  });
});
