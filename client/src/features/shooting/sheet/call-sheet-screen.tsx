import { useParams } from "@tanstack/react-router";
import { mayWriteRoom } from "@tongpin/domain/access";
import { asId, type CallSheetId } from "@tongpin/domain/base";
import type { CallSheet } from "@tongpin/domain/shooting";
import { useMemo, useState } from "react";
import {
  AppLink,
  ItemPage,
  useActions,
  useApp,
  useCopy,
  useFormat,
  useGo,
  usePaths,
  usePlan,
  useScripts,
  useT,
} from "../../../app/index.ts";
import { EditableText } from "../../../app/item/editable-text.tsx";
import { Button, IconButton } from "../../../ui/button.tsx";
import { IconAlert, IconCheck, IconCopy, IconPrint, IconShoot, IconTrash } from "../../../ui/icons/index.ts";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { Gone } from "../onset/on-set-screen.tsx";
import { shotsOfSheet, videosOf } from "../sheet-shots.ts";
import { CrewTable } from "./crew-table.tsx";
import { OrderTable } from "./order-table.tsx";
import { RollUps } from "./roll-ups.tsx";
import { SheetFacts } from "./sheet-facts.tsx";
import { SheetPaper } from "./sheet-paper.tsx";
import { planSheet } from "./sheet-plan.ts";
import { type SheetWords, sheetText } from "./sheet-text.ts";
import { ShotPicker } from "./shot-picker.tsx";
import { useSheetDeeds } from "./use-sheet-deeds.ts";

/** 通告单 of one day, by its address. */
export function CallSheetScreen() {
  const { sheetId } = useParams({ strict: false }) as { sheetId: string };
  const t = useT("shooting");
  const { room, state } = usePlan();
  const sheet = state.callSheets.get(asId<CallSheetId>(sheetId));
  if (!room) return <SkeletonLines label={t("loading")} lines={8} className="p-6" />;
  return sheet ? <CallSheetPage key={sheet.id} sheet={sheet} /> : <Gone />;
}

function CallSheetPage({ sheet }: { sheet: CallSheet }) {
  const t = useT("shooting");
  const format = useFormat();
  const go = useGo();
  const paths = usePaths();
  const { role } = useApp();
  const { state } = usePlan();
  const deeds = useSheetDeeds();
  const { copied, failed, copy } = useCopy();
  const [picking, setPicking] = useState(false);
  const [withContacts, setWithContacts] = useState(false);
  const mayEdit = mayWriteRoom(role, "plan");
  const scripts = useScripts(useMemo(() => videosOf(sheet), [sheet]));
  const { placed, gone } = useMemo(() => shotsOfSheet(sheet, scripts), [sheet, scripts]);
  const plan = useMemo(() => planSheet(sheet, placed), [sheet, placed]);
  const words: SheetWords = {
    t: (key, values) => t(key, values ?? {}),
    day: format.day,
    titleOf: (videoId) => state.videos.get(videoId)?.title ?? t("lostVideo"),
  };

  const copyText = () => void copy("text", sheetText(sheet, plan, words, { withContacts }));
  const print = () => window.print();
  const remove = () => {
    deeds.remove(sheet);
    go.to(paths.shoots);
  };
  useActions([
    { id: "sheet.onSet", label: t("toSet"), keys: "o", group: "go", perform: () => go.to(paths.onSetDay(sheet.id)) },
    { id: "sheet.copy", label: t("copyText"), keys: "c", group: "do", perform: copyText },
    { id: "sheet.print", label: t("print"), keys: "mod+p", group: "do", whileTyping: true, perform: print },
    {
      id: "sheet.pick",
      label: t("pick.open"),
      keys: "e",
      group: "do",
      when: () => mayEdit,
      perform: () => setPicking(true),
    },
    { id: "sheet.remove", label: t("remove"), group: "do", when: () => mayEdit, perform: remove },
  ]);

  return (
    <ItemPage
      backTo={paths.shoots}
      title={
        <EditableText
          label={t("title")}
          value={sheet.title}
          placeholder={t("titlePlaceholder")}
          disabled={!mayEdit}
          onSave={(title) => deeds.change(sheet, { title })}
        />
      }
      facts={<span className="keep text-ink-2 text-ui">{format.day(sheet.date)}</span>}
      actions={
        <>
          <AppLink
            to={paths.onSetDay(sheet.id)}
            className="inline-flex h-control items-center gap-1.5 rounded-md bg-accent px-3 font-medium text-accent-ink text-ui hover:bg-accent-hover"
          >
            <IconShoot size={14} />
            {t("toSet")}
          </AppLink>
          <Button icon={copied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={copyText}>
            <span className="max-sm:sr-only">{copied ? t("copied") : t("copyText")}</span>
          </Button>
          <IconButton label={t("print")} icon={<IconPrint />} className="max-sm:hidden" onClick={print} />
          {mayEdit ? (
            <IconButton
              label={t("remove")}
              icon={<IconTrash />}
              tip="left"
              className="max-sm:hidden"
              onClick={remove}
            />
          ) : null}
        </>
      }
    >
      <div className="scroll-y min-h-0 flex-1 border-line border-t">
        <div className="mx-auto flex max-w-5xl flex-col gap-7 px-4 pt-4 pb-16">
          {failed ? <p className="text-danger text-small">{t("copyFailed")}</p> : null}
          <SheetFacts sheet={sheet} plan={plan} words={words} mayEdit={mayEdit} deeds={deeds} />
          {gone > 0 ? (
            <p className="flex items-center gap-2 rounded-md bg-warn-soft p-3 text-ui text-warn">
              <IconAlert className="shrink-0" />
              {t("goneShots", { count: gone })}
            </p>
          ) : null}
          <OrderTable
            sheet={sheet}
            plan={plan}
            words={words}
            action={
              mayEdit ? (
                <Button size="small" onClick={() => setPicking(true)}>
                  {t("pick.open")}
                </Button>
              ) : null
            }
          />
          <CrewTable sheet={sheet} mayEdit={mayEdit} deeds={deeds} troubles={plan.troubles} />
          <RollUps plan={plan} words={words} />
          <section className="grid gap-5 sm:grid-cols-2">
            {(["rainPlan", "note"] as const).map((field) => {
              const key = field === "rainPlan" ? "rainTitle" : "noteTitle";
              return (
                <div key={field} className="flex flex-col gap-1">
                  <h2 className="text-ink-2 text-small">{t(key)}</h2>
                  <EditableText
                    label={t(key)}
                    value={sheet[field]}
                    placeholder={t(`${field}Placeholder`)}
                    disabled={!mayEdit}
                    multiline
                    onSave={(text) => deeds.change(sheet, { [field]: text })}
                  />
                </div>
              );
            })}
          </section>
          <Switch checked={withContacts} onChange={setWithContacts}>
            {t("withContacts")}
          </Switch>
          <div className="flex gap-2 sm:hidden">
            <Button icon={<IconPrint size={14} />} onClick={print}>
              {t("print")}
            </Button>
            {mayEdit ? (
              <Button tone="quiet" icon={<IconTrash size={14} />} onClick={remove}>
                {t("remove")}
              </Button>
            ) : null}
          </div>
        </div>
      </div>
      <ShotPicker open={picking} onOpenChange={setPicking} sheet={sheet} deeds={deeds} />
      <SheetPaper sheet={sheet} plan={plan} words={words} withContacts={withContacts} />
    </ItemPage>
  );
}
