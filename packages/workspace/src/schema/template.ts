import { asId, type PersonId, refuse } from "@tongpin/domain/base";
import { MOST_SLOTS, type ScriptTemplate, type TemplateId, type TemplateSlot } from "@tongpin/domain/script";
import { BEATS } from "@tongpin/domain/video";
import { choiceField, type Field, INSTANT_FIELD, idField, numberField, optional, textField } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { own } from "./plain.ts";
import { type FlatMap, readRecord, type Spec } from "./record.ts";
import { ROW_SLOT_SPEC } from "./row-slot.ts";

const BEAT = optional(choiceField(BEATS, "hook"));
const SECONDS = numberField(0, 36_000, 0);

/** One value: a structure is saved as a whole, and half of another would be none. */
const SLOTS: Field<readonly TemplateSlot[]> = {
  otherwise: [],
  read: (value) =>
    Array.isArray(value) ? value.slice(0, MOST_SLOTS).flatMap((slot) => readSlot(slot) ?? []) : undefined,
  accept(slots) {
    if (slots.length === 0 || slots.length > MOST_SLOTS) return refuse("template-empty", { max: MOST_SLOTS });
    const clean: TemplateSlot[] = [];
    for (const slot of slots) {
      const hint = ROW_SLOT_SPEC.hint.accept(slot.hint);
      if (!hint.ok) return hint;
      const seconds = SECONDS.accept(slot.seconds);
      if (!seconds.ok) return seconds;
      const beat = BEAT.accept(slot.beat);
      if (!beat.ok) return beat;
      clean.push({ beat: beat.value, seconds: seconds.value, hint: hint.value });
    }
    return { ok: true, value: clean };
  },
};

function readSlot(value: unknown): TemplateSlot | null {
  const seconds = SECONDS.read(own(value, "seconds"));
  if (seconds === undefined) return null;
  return {
    beat: BEAT.read(own(value, "beat")) ?? null,
    seconds,
    hint: ROW_SLOT_SPEC.hint.read(own(value, "hint")) ?? "",
  };
}

export const TEMPLATE_SPEC: Spec<Omit<ScriptTemplate, "id">> = {
  name: textField(TEXT_LIMITS.name, "name"),
  slots: SLOTS,
  createdAt: INSTANT_FIELD,
  createdBy: idField<PersonId>(),
  removedAt: optional(INSTANT_FIELD),
};

export function readTemplate(map: FlatMap, id: string): ScriptTemplate {
  return { id: asId<TemplateId>(id), ...readRecord(map, id, TEMPLATE_SPEC) };
}
