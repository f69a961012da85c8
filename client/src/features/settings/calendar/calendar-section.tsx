import { civilDateOf } from "@tongpin/domain/calendar";
import { calendarContentOf, writeCalendarFile } from "@tongpin/domain/calendar-file";
import { exportFileName } from "@tongpin/domain/exchange";
import { useActions, useApp, useCommands, useGo, useQuery, useT, useToast } from "../../../app/index.ts";
import { saveFile } from "../../../platform/save-file.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { IconDownload, IconPlus, IconUpload } from "../../../ui/icons/index.ts";
import { SectionHead } from "../section.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { MarksPart } from "./marks-part.tsx";
import { NodeDialog } from "./node-dialog.tsx";
import { NodesPart } from "./nodes-part.tsx";
import { useCalendarData } from "./use-calendar-data.ts";
import { YearsPart } from "./years-part.tsx";

const NEW = "new";

/** 日历: the days off this brand counts by, and the nodes it plans by. `?import=1` and `?node=<id>` open their dialogs. */
export function CalendarSection() {
  const t = useT("days");
  const go = useGo();
  const toast = useToast();
  const { brand } = useApp();
  const commands = useCommands();
  const { import: importing, node: edited } = useQuery();
  const data = useCalendarData();
  const { book, kept, mayEdit } = data;
  const openImport = () => go.query({ import: "1", node: null });
  const openNode = (id: string) => go.query({ node: id, import: null });
  const isEmpty = book.size + kept.size === 0;

  function save() {
    const name = exportFileName([brand?.name ?? "", t("file"), civilDateOf(commands().now)], "json");
    saveFile(new Blob([writeCalendarFile(calendarContentOf(book, kept))], { type: "application/json" }), name);
    toast.info(t("saved", { name }));
  }

  useActions([
    {
      id: "days.import",
      label: t("import.open"),
      keys: "shift+i",
      group: "do",
      icon: <IconUpload />,
      perform: openImport,
      when: () => mayEdit,
    },
    {
      id: "days.export",
      label: t("export"),
      keys: "shift+e",
      group: "do",
      icon: <IconDownload />,
      perform: save,
      when: () => !isEmpty,
    },
    {
      id: "days.node",
      label: t("nodes.add"),
      keys: "n",
      group: "create",
      icon: <IconPlus />,
      perform: () => openNode(NEW),
      when: () => mayEdit && edited === undefined,
    },
  ]);
  return (
    <>
      <SectionHead
        title={t("title")}
        note={t("note")}
        action={
          <span className="flex shrink-0 gap-2">
            <IconButton label={t("export")} icon={<IconDownload />} disabled={isEmpty} onClick={save} tip="left" />
            <Button icon={<IconUpload size={14} />} disabled={!mayEdit} onClick={openImport}>
              {t("import.open")}
            </Button>
          </span>
        }
      />
      <YearsPart data={data} onImport={openImport} />
      <MarksPart data={data} />
      <NodesPart data={data} onOpen={openNode} onNew={() => openNode(NEW)} />
      {importing && mayEdit ? <ImportDialog data={data} onClose={() => go.query({ import: null })} /> : null}
      {edited && mayEdit ? (
        <NodeDialog
          key={edited}
          nodeId={edited === NEW ? null : edited}
          data={data}
          onClose={() => go.query({ node: null })}
        />
      ) : null}
    </>
  );
}
