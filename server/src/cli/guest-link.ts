import { GUEST_RIGHTS, type GuestRight } from "@tongpin/domain/access";
import { isRoomId } from "@tongpin/protocol";
import type { AccessFeed } from "../authority/access-feed.ts";
import { systemClock } from "../authority/clock.ts";
import { createGuestLinks } from "../authority/guest-links.ts";
import { CliFailure, type Command, EXIT, hours, required, text } from "./command.ts";
import { withWorkspace } from "./workspace.ts";

const DEFAULT_HOURS = 24 * 7;

export const guestLinkCommand: Command = {
  name: "guest-link",
  usage: "--brand NAME --video ID [--rights view,comment,approve,download] [--hours N] [--label TEXT]",
  summary: "Make a link to one video for a reviewer without an account.",
  help: [
    "--brand NAME        name or id of the brand",
    "--video ID          the video's id, as in its address",
    "--rights LIST       view, comment, approve, download; default view,comment,approve",
    `--hours N           how long the link works, default ${DEFAULT_HOURS}`,
    "--label TEXT        who it is for",
  ],
  options: {
    brand: { type: "string" },
    video: { type: "string" },
    rights: { type: "string" },
    hours: { type: "string" },
    label: { type: "string" },
  },
  positionals: { least: 0, most: 0 },
  async run({ values, config, say }) {
    const videoId = required(values, "video");
    if (!isRoomId(videoId)) throw new CliFailure("--video is no id", EXIT.usage);
    const rights = readRights(text(values, "rights") ?? "view,comment,approve");
    const expiresInHours = hours(values, DEFAULT_HOURS);
    const brandName = required(values, "brand");
    return withWorkspace(config, async ({ db, sessions, origin, brand, owner }) => {
      const { id: brandId } = await brand(brandName);
      const links = createGuestLinks({ db, clock: systemClock, sessions, feed: NOBODY_CONNECTED });
      const link = { brandId, videoId, rights, expiresInHours, label: text(values, "label") ?? "" };
      const made = await links.create((await owner()).id, link);
      const url = `${origin}/g#${made.token}`;
      say(
        { link: url, token: made.token, brandId, videoId, rights, expiresAt: made.expiresAt },
        `Opens video ${videoId} (${rights.join(", ")}) until ${new Date(made.expiresAt).toISOString()}:\n  ${url}`,
      );
      return EXIT.ok;
    });
  },
};

/** No socket is open here, and a new link ends nobody's right. */
const NOBODY_CONNECTED: AccessFeed = {
  announce: async () => undefined,
  changed: () => undefined,
  publish: async () => undefined,
};

function readRights(list: string): readonly GuestRight[] {
  const rights = list.split(",").map((name) => GUEST_RIGHTS.find((right) => right === name.trim()));
  const known = rights.filter((right) => right !== undefined);
  if (known.length !== rights.length) throw new CliFailure(`--rights are ${GUEST_RIGHTS.join(", ")}`, EXIT.usage);
  return [...new Set<GuestRight>(["view", ...known])];
}
