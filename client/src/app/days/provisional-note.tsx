import { mayWriteRoom } from "@tongpin/domain/access";
import type { CivilDate } from "@tongpin/domain/base";
import { provisionalYears } from "@tongpin/domain/calendar";
import { Chip } from "../../ui/chip.tsx";
import { AppLink } from "../app-link.tsx";
import { useApp } from "../hooks/use-app.ts";
import { usePaths } from "../hooks/use-go.ts";
import { useHolidayTable } from "../hooks/use-holiday-table.ts";
import { useT } from "../hooks/use-t.ts";

/** Said where days of a year are planned whose days off are not announced yet, with the way to bring them in. */
export function ProvisionalNote({ from, to, className }: { from: CivilDate; to: CivilDate; className?: string }) {
  const t = useT("days");
  const paths = usePaths();
  const { role } = useApp();
  const table = useHolidayTable();
  const years = provisionalYears(from, to, table);
  if (years.length === 0) return null;
  const words = t("provisional.years", { years: years.join(t("listComma")) });
  return (
    <span className={className}>
      <Chip tone="warn" title={words}>
        {words}
        {mayWriteRoom(role, "plan") ? (
          <AppLink
            to={paths.settings("calendar")}
            query={{ import: "1" }}
            className="ml-1.5 underline underline-offset-2"
          >
            {t("provisional.open")}
          </AppLink>
        ) : null}
      </Chip>
    </span>
  );
}
