import { pathsOf } from "./hooks/use-go.ts";
import type { Account } from "./runtime/account.ts";

/** Where an account lands: its last brand, its only review (guests), or the making of its first brand. */
export function homeOf(account: Account | null, lastBrandId: string | null): string {
  if (!account) return "/start";
  const { guest, brands } = account.session;
  if (guest) return pathsOf(guest.brandId).review(guest.videoId);
  const brand = brands.find((candidate) => candidate.id === lastBrandId) ?? brands[0];
  return brand ? pathsOf(brand.id).today : "/new-brand";
}
