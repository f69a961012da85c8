import type { VideoId } from "@tongpin/domain/base";
import { civilDateOf } from "@tongpin/domain/calendar";
import { exportFileName } from "@tongpin/domain/exchange";
import type { Shot } from "@tongpin/domain/video";
import type { ScriptRoom } from "@tongpin/workspace";
import { lazy, Suspense, useCallback, useState } from "react";
import {
  useActions,
  useCommands,
  useGo,
  usePlanState,
  useQuery,
  useT,
  useToast,
  useVideo,
} from "../../../app/index.ts";
import { IconButton } from "../../../ui/button.tsx";
import { IconDownload, IconUpload } from "../../../ui/icons/index.ts";
import { Menu, MenuItem, MenuLine } from "../../../ui/menu.tsx";
import { useSheetHeads } from "./use-sheet-heads.ts";

export interface ShotsExchangeProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly shots: readonly Shot[];
  readonly mayWrite: boolean;
}

const ShotImport = lazy(async () => ({ default: (await import("./shot-import.tsx")).ShotImport }));

/** 导入与导出: the shot list as a file of Excel, WPS or text, and back. `?exchange=import` is the import's screen. */
export function ShotsExchange({ videoId, room, shots, mayWrite }: ShotsExchangeProps) {
  const t = useT("exchange");
  const go = useGo();
  const { exchange } = useQuery();
  const [open, setOpen] = useState(false);
  const save = useShotFiles(videoId, shots);
  const openImport = () => go.query({ exchange: "import" });
  useActions([
    { id: "shots.export", label: t("openShots"), keys: "shift+e", group: "do", perform: () => setOpen(true) },
    { id: "shots.xlsx", label: t("verbs.xlsx"), group: "do", perform: () => save("xlsx") },
    { id: "shots.csv", label: t("verbs.csv"), group: "do", perform: () => save("csv") },
    ...(mayWrite
      ? [
          {
            id: "shots.import",
            label: t("verbs.importShots"),
            keys: "shift+i",
            group: "do" as const,
            perform: openImport,
          },
        ]
      : []),
  ]);
  return (
    <>
      <Menu
        align="end"
        open={open}
        onOpenChange={setOpen}
        trigger={<IconButton label={t("openShots")} icon={<IconDownload />} tip="left" />}
      >
        {mayWrite ? (
          <>
            <MenuItem icon={<IconUpload size={14} />} keys="shift+i" onSelect={openImport}>
              {t("verbs.importShots")}
            </MenuItem>
            <MenuLine />
          </>
        ) : null}
        {(["xlsx", "csv"] as const).map((kind) => (
          <MenuItem
            key={kind}
            icon={<IconDownload size={14} />}
            disabled={shots.length === 0}
            onSelect={() => save(kind)}
          >
            {t(`verbs.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
      <Suspense fallback={null}>
        {exchange === "import" && mayWrite ? (
          <ShotImport room={room} shots={shots} onClose={() => go.query({ exchange: null })} />
        ) : null}
      </Suspense>
    </>
  );
}

function useShotFiles(videoId: VideoId, shots: readonly Shot[]): (kind: "xlsx" | "csv") => void {
  const t = useT("exchange");
  const toast = useToast();
  const context = useCommands();
  const heads = useSheetHeads();
  const video = useVideo(videoId);
  const channelId = video?.channelId ?? null;
  const channel = usePlanState(
    useCallback((state) => (channelId ? (state.channels.get(channelId)?.name ?? "") : ""), [channelId]),
  );
  const write = async (kind: "xlsx" | "csv") => {
    const { now } = context();
    const title = video?.title.trim() || t("untitled");
    const name = exportFileName([channel, title, t("kinds.shots"), civilDateOf(now)], kind);
    const words = { sheet: t("kinds.shots"), heads };
    try {
      const files = await import("./export-shots.ts");
      if (kind === "xlsx") files.saveXlsx(shots, words, now, name);
      else files.saveCsv(shots, words, name);
      toast.info(t("saved", { name }));
    } catch {
      toast.error({ what: t("failed.write.what"), safe: t("failed.write.safe"), todo: t("failed.write.todo") });
    }
  };
  return (kind) => void write(kind);
}
