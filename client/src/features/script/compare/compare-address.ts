/** Stands for the script as it is at this moment. */
export const NOW = "now";

/** Stands for the newest kept version, whichever that is. */
export const LATEST = "latest";

/** What `?compare=` says: the older side, the newer side; each the id of a version, `latest` or `now`. */
export interface ComparedPair {
  readonly from: string;
  readonly to: string;
}

const SIDE = /^[0-9A-Za-z_-]{1,64}$/;

/** `<a>..<b>`; null for anything else. A side left out of a copied address is now. */
export function readPair(address: string | undefined): ComparedPair | null {
  const [from = "", to = NOW, ...rest] = (address ?? "").split("..");
  return SIDE.test(from) && SIDE.test(to) && rest.length === 0 ? { from, to } : null;
}

export function pairAddress({ from, to }: ComparedPair): string {
  return `${from}..${to}`;
}
