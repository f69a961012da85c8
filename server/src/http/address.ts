import { isIPv4, isIPv6 } from "node:net";

/**
 * Whom a limit counts: an IPv4 address, or the /64 network of an IPv6 one, of which every household has 2^64 addresses.
 * An IPv4 address written as IPv6 is the same one.
 */
export function addressKey(ip: string): string {
  const mapped = /^(?:::ffff:)(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  const [plain = ""] = ip.split("%", 1);
  if (!isIPv6(plain)) return isIPv4(plain) ? plain : "unknown";
  return `${networkOf(plain).join(":")}::/64`;
}

/** The first four groups, zeros written out. */
function networkOf(ip: string): readonly string[] {
  const [before = "", after] = ip.split("::", 2);
  const head = before === "" ? [] : before.split(":");
  const tail = after === undefined || after === "" ? [] : after.split(":");
  // A last group in dots stands for two.
  const groups = head.length + tail.length + (ip.includes(".") ? 1 : 0);
  const zeros = after === undefined ? 0 : 8 - groups;
  const all = [...head, ...Array.from({ length: zeros }, () => "0"), ...tail];
  return all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
}
