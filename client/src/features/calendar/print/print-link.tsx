import { AppLink, useActions, useGo, usePaths, useQuery, useT } from "../../../app/index.ts";
import { IconPrint } from "../../../ui/icons/index.ts";

/** To paper: the month, or the half-year and year as they are shown. Ctrl+P leads there too. */
export function PrintLink() {
  const t = useT("strip");
  const go = useGo();
  const paths = usePaths();
  const query = useQuery();
  useActions([
    {
      id: "calendar.print",
      label: t("print.open"),
      keys: "mod+p",
      group: "do",
      perform: () => go.to(paths.printCalendar, query),
    },
  ]);
  return (
    <AppLink
      to={paths.printCalendar}
      query={query}
      aria-label={t("print.open")}
      data-tip={t("print.open")}
      data-tip-side="left"
      className="inline-flex size-control-sm shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink max-md:hidden"
    >
      <IconPrint size={14} />
    </AppLink>
  );
}
