import type { TemplateSlot } from "@tongpin/domain/script";

/** The parts of a structure, each as long as it takes. The list of slots says the same in words. */
export function SlotStrip({ slots }: { readonly slots: readonly TemplateSlot[] }) {
  const total = slots.reduce((sum, { seconds }) => sum + seconds, 0);
  if (total === 0) return null;
  return (
    <div aria-hidden="true" className="mt-1 flex h-1.5 gap-px">
      {slots.map(({ beat, seconds }, index) => (
        // Slots have no ids: their place is who they are.
        <span
          key={index}
          className="script-slot"
          data-beat={beat ?? "none"}
          style={{ width: `${(seconds / total) * 100}%` }}
        />
      ))}
    </div>
  );
}
