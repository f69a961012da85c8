import { describe, expect, it } from "vitest";
import { createOrigins } from "./origins.ts";

describe("origins", () => {
  const origins = createOrigins(["https://plan.example.com"]);
  origins.listening("127.0.0.1", 4321);

  it.each(["http://127.0.0.1:4321", "http://localhost:4321", "http://[::1]:4321", "https://plan.example.com"])(
    "[cswsh] %s is ours",
    (origin) => expect(origins.allow(origin)).toBe(true),
  );

  it.each([
    undefined,
    "",
    "null",
    "http://127.0.0.1",
    "http://127.0.0.1:4322",
    "https://127.0.0.1:4321",
    "http://127.0.0.1:4321.evil.example",
    "http://evil.example:4321",
    "https://plan.example.com.evil.example",
    "https://evil-plan.example.com",
    "https://sub.plan.example.com",
    "http://plan.example.com",
    "https://plan.example.com/",
    "HTTPS://PLAN.EXAMPLE.COM",
  ])("[cswsh] %s is not ours", (origin) => expect(origins.allow(origin)).toBe(false));

  it("[cswsh] listening everywhere allows this machine's addresses and no name", () => {
    const everywhere = createOrigins([]);
    everywhere.listening("0.0.0.0", 80);
    expect(everywhere.own).toBe("http://localhost");
    expect(everywhere.allow("http://127.0.0.1")).toBe(true);
    expect(everywhere.allow("http://rebound.example")).toBe(false);
  });
});
