import { ok, type Result, refuse } from "../base/index.ts";
import { PLATFORMS, type Platform, PUBLISHED_HOSTS } from "./platforms.ts";

/** Where a work can be seen, in one spelling per work, so that the same post is never recorded twice. */
export interface PublishedLink {
  readonly url: string;
  readonly platform: Platform;
  /** The platform's number of the work when the link carries it; short links do not. */
  readonly workId: string | null;
}

/** An address as it stands in running text: it ends at a space, at a quote or bracket, and at anything that is not ASCII. */
const LINK = /https?:\/\/[^\s"'<>()[\]{}|\\^`\u0080-\uffff]+/gi;
const PARTS = /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)(\/[^?#]*)?(\?[^#]*)?(?:#.*)?$/i;
const URL_MAX = 500;
const WORK_PATH = /^\/(?:share\/)?(video|note)\/(\d{8,25})\/?$/;
const MODAL_ID = /[?&]modal_id=(\d{8,25})(?:&|$)/;
const SHORT_PATH = /^\/([A-Za-z0-9_-]{4,32})\/?$/;

/**
 * The link inside what 抖音 copies when you press 分享 (“7.99 复制打开抖音，看看【…】 https://v.douyin.com/… ”), or inside
 * any text with one link. Refusals: `link-missing`, `several-links`, and those of `readPublishedUrl`.
 */
export function parseShareText(text: string): Result<PublishedLink> {
  const found = [...text.matchAll(LINK)].map((match) => readPublishedUrl(match[0].replace(/[.,;:!?]+$/, "")));
  const urls = new Map<string, PublishedLink>();
  for (const link of found) if (link.ok) urls.set(link.value.url, link.value);
  if (urls.size > 1) return refuse("several-links");
  const [link] = urls.values();
  return link ? ok(link) : (found[0] ?? refuse("link-missing"));
}

/**
 * Reads the address of a published work: https, a host of `PUBLISHED_HOSTS`, no user, no port. Tracking parameters go.
 * Refusals: `link-not-https`, `link-host`, `link-not-a-work` (a profile, a search page), `link-missing`.
 */
export function readPublishedUrl(text: string): Result<PublishedLink> {
  if (/^http:\/\//i.test(text)) return refuse("link-not-https");
  if (!/^https:\/\//i.test(text) || text.length > URL_MAX) return refuse("link-missing");
  const [, authority = "", path = "/", query = ""] = PARTS.exec(text) ?? [];
  const host = authority.toLowerCase();
  const platform = PLATFORMS.find((candidate) => PUBLISHED_HOSTS[candidate].includes(host));
  if (!platform) return refuse("link-host", { host: host || hostAsWritten(text) });
  if (!isPlainAscii(path + query)) return refuse("link-not-a-work");
  return platform === "douyin" ? readDouyin(host, path, query) : readOther(platform, host, path, query);
}

function readDouyin(host: string, path: string, query: string): Result<PublishedLink> {
  if (host === "v.douyin.com") {
    const code = SHORT_PATH.exec(path)?.[1];
    return code
      ? ok({ url: `https://v.douyin.com/${code}/`, platform: "douyin", workId: null })
      : refuse("link-not-a-work");
  }
  const [, kind = "video", pathId] = WORK_PATH.exec(path) ?? [];
  const workId = pathId ?? MODAL_ID.exec(query)?.[1];
  if (!workId) return refuse("link-not-a-work");
  return ok({ url: `https://www.douyin.com/${kind}/${workId}`, platform: "douyin", workId });
}

/** Other platforms keep their query: some of their links do not open without it. */
function readOther(platform: Platform, host: string, path: string, query: string): Result<PublishedLink> {
  return path === "/"
    ? refuse("link-not-a-work")
    : ok({ url: `https://${host}${path}${query}`, platform, workId: null });
}

function isPlainAscii(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text) && !/["'<>\\`]/.test(text);
}

function hostAsWritten(text: string): string {
  return (/^https:\/\/([^/?#]*)/i.exec(text)?.[1] ?? "").slice(0, 80);
}
