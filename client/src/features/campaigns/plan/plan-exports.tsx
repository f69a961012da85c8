import { lazy, Suspense } from "react";
import { useActions, useCommands, useGo, useLocale, useQuery, useT, useToast } from "../../../app/index.ts";
import { IconButton } from "../../../ui/button.tsx";
import { IconDownload, IconPrint } from "../../../ui/icons/index.ts";
import { Menu, MenuItem } from "../../../ui/menu.tsx";
import type { OpenPlan } from "./use-plan-doc.ts";
import { usePlanSheet } from "./use-plan-sheet.ts";

const LANGUAGES = { "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", en: "zh-CN" } as const;

const PlanPaper = lazy(async () => ({ default: (await import("./plan-paper.tsx")).PlanPaper }));

/** The ways out of a plan document: Word, Markdown, paper (`?print=plan`). */
export function PlanExports({ open, title }: { open: OpenPlan; title: string }) {
  const t = useT("plan");
  const go = useGo();
  const toast = useToast();
  const locale = useLocale();
  const context = useCommands();
  const { print } = useQuery();
  const sheet = usePlanSheet(open, title);

  /** With the part that writes files, which is fetched when it is first needed. */
  async function save(ending: "docx" | "md"): Promise<void> {
    const name = sheet.fileName(ending);
    try {
      const files = await import("./write-plan.ts");
      if (ending === "md") files.saveMarkdown(sheet.make(), name);
      else {
        files.saveDocument(sheet.make(), { foot: t("foot"), language: LANGUAGES[locale] }, context().now, name);
      }
      toast.info(t("exports.saved", { name }));
    } catch {
      toast.error({ what: t("exports.failed.what"), safe: t("exports.failed.safe"), todo: t("exports.failed.todo") });
    }
  }
  const verbs = [
    { id: "docx", icon: <IconDownload size={14} />, perform: () => void save("docx") },
    { id: "markdown", icon: <IconDownload size={14} />, perform: () => void save("md") },
    { id: "print", icon: <IconPrint size={14} />, perform: () => go.query({ print: "plan" }) },
  ] as const;
  useActions(
    verbs.map(({ id, perform }) => ({
      id: `plan.export.${id}`,
      label: t(`exports.${id}`),
      group: "do" as const,
      perform,
    })),
  );
  return (
    <>
      <Menu align="end" trigger={<IconButton label={t("exports.open")} icon={<IconDownload />} tip="left" />}>
        {verbs.map(({ id, icon, perform }) => (
          <MenuItem key={id} icon={icon} onSelect={perform}>
            {t(`exports.${id}`)}
          </MenuItem>
        ))}
      </Menu>
      <Suspense fallback={null}>
        {print === "plan" ? <PlanPaper sheet={sheet} onClose={() => go.query({ print: null })} /> : null}
      </Suspense>
    </>
  );
}
