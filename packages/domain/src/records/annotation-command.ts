import { mayManage } from "../access/policy.ts";
import { type Annotation, type AnnotationCommand, decideAnnotation } from "../annotations/index.ts";
import type { Instant, Result } from "../base/index.ts";
import type { RecordFacts } from "./facts.ts";
import type { Actor } from "./model.ts";

/** The margin room's row after an annotation command, whose actor `decideRecords` has already let through. */
export function decideAnnotationCommand(
  command: AnnotationCommand,
  facts: RecordFacts,
  actor: Actor,
  now: Instant,
): Result<Annotation> {
  const known = { annotations: facts.annotations ?? [], members: facts.members ?? [] };
  const by = { id: actor.id, name: actor.name, leads: mayManage(actor.role, "members") };
  return decideAnnotation(command, known, by, now);
}
