import { ROLES } from "@tongpin/domain/access";
import { readRole } from "../authority/actors.ts";
import { systemClock } from "../authority/clock.ts";
import { createInvites, INVITE_HOURS } from "../authority/invites.ts";
import { CliFailure, type Command, EXIT, hours, required } from "./command.ts";
import { withWorkspace } from "./workspace.ts";

export const inviteCommand: Command = {
  name: "invite",
  usage: "--brand NAME --role ROLE [--hours N]",
  summary: "Make a one-time link that lets one person join a brand.",
  help: [
    "--brand NAME        name or id of the brand",
    `--role ROLE         ${ROLES.join(", ")}`,
    `--hours N           how long the link works, default ${INVITE_HOURS}`,
  ],
  options: { brand: { type: "string" }, role: { type: "string" }, hours: { type: "string" } },
  positionals: { least: 0, most: 0 },
  async run({ values, config, say }) {
    const role = readRole(required(values, "role"));
    if (!role) throw new CliFailure(`--role must be one of ${ROLES.join(", ")}`, EXIT.usage);
    const brandName = required(values, "brand");
    const expiresInHours = hours(values, INVITE_HOURS);
    return withWorkspace(config, async ({ db, accounts, origin, brand, owner }) => {
      const { id: brandId, name } = await brand(brandName);
      const invites = createInvites({ db, clock: systemClock, accounts });
      const made = await invites.create((await owner()).id, { brandId, role, expiresInHours });
      const link = `${origin}/join#${made.token}`;
      say(
        { link, token: made.token, brandId, role, expiresAt: made.expiresAt },
        `Joins ${name} as ${role}, once, until ${new Date(made.expiresAt).toISOString()}:\n  ${link}`,
      );
      return EXIT.ok;
    });
  },
};
