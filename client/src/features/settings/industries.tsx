import { mayWriteRoom } from "@tongpin/domain/access";
import { INDUSTRIES } from "@tongpin/domain/claims";
import { type PlanState, setIndustry } from "@tongpin/workspace";
import { useApp, useCommands, usePlan, usePlanState, useT } from "../../app/index.ts";
import { Checkbox } from "../../ui/switch.tsx";

const industriesOf = (state: PlanState) => state.industries;

/** The trades of the opened brand: whose wordings its scripts are checked for (CLM5). */
export function Industries() {
  const t = useT("claims");
  const { role } = useApp();
  const { room } = usePlan();
  const chosen = usePlanState(industriesOf);
  const commands = useCommands();
  const isFixed = room === null || !mayWriteRoom(role, "plan");
  return (
    <fieldset className="mt-8" disabled={isFixed}>
      <legend className="font-semibold text-base">{t("industries.title")}</legend>
      <p className="mt-1 mb-3 text-ink-2">{t("industries.note")}</p>
      <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
        {INDUSTRIES.map((industry) => (
          <Checkbox
            key={industry}
            checked={chosen.includes(industry)}
            disabled={isFixed}
            onChange={(on) => {
              if (room) setIndustry(room, { industry, on }, commands());
            }}
          >
            {t(`industries.${industry}`)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
