import type { Refusal } from "@tongpin/domain/base";
import type { useT } from "../hooks/use-t.ts";
import type { Trouble } from "../hooks/use-toast.ts";

/**
 * The three sentences of a refusal, from `<group>.<code>.{what,safe,todo}` of a messages file; `<group>.other` when there
 * are none for the code, which is then shown so that it can be asked about.
 */
export function troubleOf(t: ReturnType<typeof useT>, group: string, { code, params }: Refusal): Trouble {
  const known = t.has(`${group}.${code}.what`) ? code : "other";
  const say = (part: keyof Trouble) => t(`${group}.${known}.${part}`, { ...params, code });
  return { what: say("what"), safe: say("safe"), todo: say("todo") };
}
