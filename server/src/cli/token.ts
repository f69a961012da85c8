import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { isRoomId } from "@tongpin/protocol";
import { signInName } from "../authority/accounts.ts";
import { systemClock } from "../authority/clock.ts";
import type { Config } from "../config.ts";
import { openRecords } from "../sql/open-records.ts";
import { CliFailure, type Command, EXIT, hours, text } from "./command.ts";
import { type CliWorkspace, withWorkspace } from "./workspace.ts";

export const tokenCommand: Command = {
  name: "token",
  usage: "[--person NAME] [--hours N] [--label TEXT] [--init BRAND [--brand-id ID]]",
  summary: "Make an API token with a person's rights, for tests, benches and programs.",
  help: [
    "--person NAME       whose rights it carries; default the workspace's owner",
    "--hours N           how long it works, default 24",
    "--label TEXT        what it is for",
    "--init BRAND        first make a workspace with an owner and this brand, if there is none",
    "--brand-id ID       the id of that brand; default a random one",
  ],
  options: {
    person: { type: "string" },
    hours: { type: "string" },
    label: { type: "string" },
    init: { type: "string" },
    "brand-id": { type: "string" },
  },
  positionals: { least: 0, most: 0 },
  async run({ values, config, say }) {
    const lasts = hours(values, 24) * 3_600_000;
    const init = text(values, "init");
    const brandId = text(values, "brand-id") ?? randomBytes(12).toString("base64url");
    if (!isRoomId(brandId)) throw new CliFailure("--brand-id is no id", EXIT.usage);
    if (init !== undefined) await createDatabase(config);
    return withWorkspace(config, async (workspace) => {
      if (init !== undefined) await initWorkspace(workspace, init, brandId);
      const person = await personOf(workspace, text(values, "person"));
      const expiresAt = systemClock.now() + lasts;
      const token = await workspace.sessions.issueApiToken(person.id, text(values, "label") ?? "", expiresAt);
      const brands = await workspace.db
        .selectFrom("memberships")
        .select(["brand_id as id", "role"])
        .where("person_id", "=", person.id)
        .execute();
      say({ token, personId: person.id, expiresAt, brands, origin: workspace.origin }, token);
      return EXIT.ok;
    });
  },
};

async function createDatabase(config: Config): Promise<void> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const opened = await openRecords(config, () => undefined);
  await opened.close();
}

/** An owner nobody can sign in as: the password is random and not kept. */
async function initWorkspace({ accounts, db }: CliWorkspace, brandName: string, brandId: string): Promise<void> {
  const setup = await accounts.newSetupToken();
  if (setup === null) return;
  const password = randomBytes(32).toString("base64url");
  const owner = await accounts.setUp({ token: setup, workspaceName: brandName, name: "operator", password });
  if (!owner.ok) throw new CliFailure(`the workspace could not be made: ${owner.error.code}`);
  const at = systemClock.now();
  await db.insertInto("brands").values({ id: brandId, name: brandName, created_at: at }).execute();
  await db
    .insertInto("memberships")
    .values({ brand_id: brandId, person_id: owner.value, role: "owner", joined_at: at })
    .execute();
}

async function personOf(workspace: CliWorkspace, name: string | undefined): Promise<{ id: string; name: string }> {
  if (name === undefined) return workspace.owner();
  const person = await workspace.db
    .selectFrom("persons")
    .select(["id", "name"])
    .where("sign_in", "=", signInName(name))
    .executeTakeFirst();
  if (!person) throw new CliFailure(`nobody is called "${name}" here`);
  return person;
}
