import { civilDateOf } from "@tongpin/domain/calendar";
import { exportFileName } from "@tongpin/domain/exchange";
import { lazy, Suspense, useState } from "react";
import { useActions, useApp, useCommands, useGo, useMembers, useQuery, useT, useToast } from "../../../app/index.ts";
import { IconButton } from "../../../ui/button.tsx";
import { IconDownload, IconUpload } from "../../../ui/icons/index.ts";
import { Menu, MenuItem, MenuLine } from "../../../ui/menu.tsx";
import type { Calendar } from "../use-calendar.ts";
import { usePlanHeads } from "./use-plan-heads.ts";

const PlanImport = lazy(async () => ({ default: (await import("./plan-import.tsx")).PlanImport }));

/** 导入与导出: the plan and its ideas as a file of Excel, WPS or text, and back. `?exchange=import` is the import's screen. */
export function PlanExchange({ calendar }: { calendar: Calendar }) {
  const t = useT("sheets");
  const go = useGo();
  const { exchange } = useQuery();
  const [open, setOpen] = useState(false);
  const save = usePlanFiles(calendar);
  const { mayEdit, room, state } = calendar;
  const mayImport = mayEdit && room !== null;
  const openImport = () => go.query({ exchange: "import" });
  useActions([
    { id: "plan.export", label: t("open"), keys: "shift+e", group: "do", perform: () => setOpen(true) },
    { id: "plan.xlsx", label: t("xlsx"), group: "do", perform: () => save("xlsx") },
    { id: "plan.csv", label: t("csv"), group: "do", perform: () => save("csv") },
    {
      id: "plan.import",
      label: t("import"),
      keys: "shift+i",
      group: "do",
      perform: openImport,
      when: () => mayImport,
    },
  ]);
  return (
    <>
      <span className="max-md:hidden">
        <Menu
          align="end"
          open={open}
          onOpenChange={setOpen}
          trigger={<IconButton size="small" label={t("open")} icon={<IconDownload size={14} />} tip="left" />}
        >
          {mayImport ? (
            <>
              <MenuItem icon={<IconUpload size={14} />} keys="shift+i" onSelect={openImport}>
                {t("import")}
              </MenuItem>
              <MenuLine />
            </>
          ) : null}
          {(["xlsx", "csv"] as const).map((kind) => (
            <MenuItem
              key={kind}
              icon={<IconDownload size={14} />}
              disabled={state.videos.size === 0}
              onSelect={() => save(kind)}
            >
              {t(kind)}
            </MenuItem>
          ))}
        </Menu>
      </span>
      <Suspense fallback={null}>
        {exchange === "import" && mayImport && room ? (
          <PlanImport room={room} calendar={calendar} onClose={() => go.query({ exchange: null })} />
        ) : null}
      </Suspense>
    </>
  );
}

function usePlanFiles({ state }: Calendar): (kind: "xlsx" | "csv") => void {
  const t = useT("sheets");
  const tc = useT("common");
  const toast = useToast();
  const context = useCommands();
  const { brand } = useApp();
  const people = useMembers();
  const heads = usePlanHeads();
  const write = async (kind: "xlsx" | "csv") => {
    const { now } = context();
    const name = exportFileName([brand?.name ?? "", t("kind"), civilDateOf(now)], kind);
    try {
      const files = await import("./export-plan.ts");
      const rows = files.rowsOf(state, people, {
        stage: (stage) => tc(`stages.${stage}`),
        platform: (platform) => tc(`platforms.${platform}`),
        phase: (phase) => tc(`phases.${phase}`),
      });
      if (kind === "xlsx") files.saveXlsx(rows, { sheet: t("kind"), heads }, now, name);
      else files.saveCsv(rows, heads, name);
      toast.info(t("saved", { name }));
    } catch {
      toast.error({ what: t("failed.write.what"), safe: t("failed.write.safe"), todo: t("failed.write.todo") });
    }
  };
  return (kind) => void write(kind);
}
