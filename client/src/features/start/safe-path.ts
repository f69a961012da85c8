/** Only paths of a brand of this app are followed after signing in; anything else could lead away from it. */
export function safePath(next: string | undefined): string {
  return next && /^\/b\/[\w-]+([/?]|$)/.test(next) && !next.includes("..") ? next : "/";
}
