import { mayManage } from "@tongpin/domain/access";
import { useActions, useApp, useGo, usePaths, useT } from "../../app/index.ts";

/** From the calendar to where links to it are made, for those who may make them. */
export function useShareAction(): void {
  const t = useT("calendar");
  const { mode, role } = useApp();
  const go = useGo();
  const paths = usePaths();
  const may = mode === "server" && mayManage(role, "calendar-link");
  useActions(
    may
      ? [
          {
            id: "calendar.share",
            label: t("share"),
            keys: "g l",
            group: "go",
            perform: () => go.to(paths.settings("calendar-links")),
          },
        ]
      : [],
  );
}
