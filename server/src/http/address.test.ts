import { describe, expect, it } from "vitest";
import { addressKey } from "./address.ts";

describe("whom a limit counts", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["::FFFF:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["64:ff9b::203.0.113.7", "64:ff9b:0:0::/64"],
    ["", "unknown"],
    ["not an address", "unknown"],
  ])("[auth-abuse] %s → %s", (ip, key) => expect(addressKey(ip)).toBe(key));

  it("[auth-abuse] a network's own 2^64 addresses are one, its neighbour's are another", () => {
    expect(addressKey("2001:db8:1:2:a::")).toBe(addressKey("2001:db8:1:2:b::"));
    expect(addressKey("2001:db8:1:2::")).not.toBe(addressKey("2001:db8:1:3::"));
  });
});
