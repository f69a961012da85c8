import { asId, type BrandId, must, type PersonId } from "@tongpin/domain/base";
import { civilDateOf } from "@tongpin/domain/calendar";
import type { CommandContext } from "@tongpin/workspace";
import { fillSamplePlan, fillSampleScript, SAMPLE_PEOPLE, SAMPLE_SCRIPT_VIDEOS } from "@tongpin/workspace/sample";
import { newId } from "../../platform/ids.ts";
import { keepMembers } from "../../sync/shell-store.ts";
import type { Runtime } from "../runtime/runtime.ts";

/**
 * Puts the sample month into the workspace of this device: channels, campaign, videos, scripts, shots and the people
 * named in them. Doing it twice changes nothing. Resolves when everything is in the rooms; they are stored as they fill.
 */
export async function loadSample(runtime: Runtime): Promise<void> {
  const { session, database } = must(runtime.account.getSnapshot(), "account");
  const brandId = asId<BrandId>(must(session.brands[0], "brand").id);
  const { person } = session;
  const context = (): CommandContext => ({ now: runtime.now(), newId, actor: asId<PersonId>(person.id) });
  const engine = await runtime.startEngine();

  const plan = engine.openPlan(brandId);
  await plan.ready;
  fillSamplePlan(plan.view, civilDateOf(runtime.now()), context());
  plan.release();
  for (const videoId of SAMPLE_SCRIPT_VIDEOS) {
    const script = engine.openScript(brandId, videoId);
    await script.ready;
    fillSampleScript(script.view, videoId, context());
    script.release();
  }
  await keepMembers(database, brandId, [
    { personId: person.id, name: person.name, role: "owner", joinedAt: runtime.now() },
    ...SAMPLE_PEOPLE.map(({ id, name, role }) => ({ personId: id, name, role, joinedAt: runtime.now() })),
  ]);
}
