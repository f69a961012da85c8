import { useParams } from "@tanstack/react-router";
import { asId, type VideoId } from "@tongpin/domain/base";
import {
  AppLink,
  ItemPage,
  useActions,
  useFormat,
  useGo,
  usePaths,
  useQuery,
  useScript,
  useScriptState,
  useT,
  useVideo,
} from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconPrint, IconShots } from "../../../ui/icons/index.ts";
import { Paper } from "../../../ui/paper.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import { Checkbox } from "../../../ui/switch.tsx";
import { SHOT_COLUMNS } from "../core/shot-columns.ts";
import { totalSeconds } from "../core/shot-sums.ts";
import { usePrintedShots } from "../view/use-printed-shots.ts";
import { BoardsPaper } from "./boards-paper.tsx";
import { layoutOf, PRINT_LAYOUTS, printedColumns, switchColumn } from "./print-columns.ts";
import "./print.css";
import { TablePaper } from "./table-paper.tsx";
import { VerticalPaper } from "./vertical-paper.tsx";

/** The shot list on paper: three layouts, one's own columns, as it will come out. */
export function PrintShotsScreen() {
  const { videoId: param } = useParams({ strict: false }) as { videoId: string };
  const videoId = asId<VideoId>(param);
  const t = useT("prints");
  const ts = useT("shots");
  const format = useFormat();
  const go = useGo();
  const paths = usePaths();
  const query = useQuery();
  const video = useVideo(videoId);
  const { room, ready } = useScript(videoId);
  const stored = useScriptState(room, (state) => state.shots);
  const numbering = useScriptState(room, (state) => state.numbering);
  const { printed: shots } = usePrintedShots(stored, numbering);
  const layout = layoutOf(query["layout"]);
  const columns = printedColumns(shots, query["cols"]);
  const chosen = new Set(columns.map(({ name }) => name));
  const print = () => window.print();
  const setLayout = (value: (typeof PRINT_LAYOUTS)[number]) => go.query({ layout: value === "table" ? null : value });
  useActions([
    { id: "print.print", label: t("print"), keys: "mod+p", group: "do", whileTyping: true, perform: print },
    ...PRINT_LAYOUTS.map((value, index) => ({
      id: `print.${value}`,
      label: t(`layouts.${value}`),
      keys: String(index + 1),
      group: "view" as const,
      perform: () => setLayout(value),
    })),
  ]);
  const facts = t("facts", { count: shots.length, duration: format.duration(Math.round(totalSeconds(shots))) });
  const shared = { title: video?.title ?? "", facts, shots, columns };
  return (
    <ItemPage
      backTo={paths.video(videoId, "shots")}
      title={t("title", { title: video?.title ?? "" })}
      actions={
        <Button tone="primary" icon={<IconPrint size={14} />} disabled={shots.length === 0} onClick={print}>
          {t("print")}
        </Button>
      }
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-y px-4 py-2">
        <Segmented
          label={t("layout")}
          value={layout}
          options={PRINT_LAYOUTS.map((value) => ({ value, label: t(`layouts.${value}`) }))}
          onChange={setLayout}
        />
        <fieldset className="flex min-w-0 flex-wrap gap-x-3">
          <legend className="sr-only">{t("columns")}</legend>
          {SHOT_COLUMNS.filter(({ name }) => name !== "number").map(({ name }) => (
            <Checkbox
              key={name}
              checked={chosen.has(name)}
              onChange={() => go.query({ cols: switchColumn(columns, name) })}
            >
              {ts(`columns.${name}`)}
            </Checkbox>
          ))}
        </fieldset>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet has nothing to focus, and its scroller must be reached by key */}
      <section aria-label={t("preview")} tabIndex={0} className="scroll-y min-h-0 flex-1 overflow-x-auto bg-sunken p-4">
        {!ready ? (
          <SkeletonLines label={t("loading")} lines={6} />
        ) : shots.length === 0 ? (
          <EmptyState
            icon={<IconShots size={24} />}
            title={t("empty")}
            action={
              <AppLink to={paths.video(videoId, "shots")} className="text-accent-text hover:underline">
                {t("toShots")}
              </AppLink>
            }
          />
        ) : (
          <Paper preview sheet={layout === "table" ? "landscape" : "portrait"} className="mx-auto">
            {layout === "table" ? <TablePaper {...shared} /> : null}
            {layout === "boards" ? <BoardsPaper {...shared} /> : null}
            {layout === "vertical" ? <VerticalPaper {...shared} /> : null}
          </Paper>
        )}
      </section>
    </ItemPage>
  );
}
