import type { VideoId } from "@tongpin/domain/base";
import type { ScriptRoom } from "@tongpin/workspace";
import { lazy, Suspense, useState } from "react";
import { useActions, useGo, useQuery, useT } from "../../../app/index.ts";
import { IconButton } from "../../../ui/button.tsx";
import { IconCopy, IconDownload, IconSparkle, IconUpload } from "../../../ui/icons/index.ts";
import { Menu, MenuItem, MenuLine } from "../../../ui/menu.tsx";
import type { TimingStore } from "../view/timing.ts";
import { useCleanUpOffer } from "./use-clean-up-offer.ts";
import { useScriptExports } from "./use-script-exports.ts";

export interface ScriptExchangeProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly timing: TimingStore;
  readonly mayWrite: boolean;
}

const ScriptPaper = lazy(async () => ({ default: (await import("./script-paper.tsx")).ScriptPaper }));
const SubtitleImport = lazy(async () => ({ default: (await import("./subtitle-import.tsx")).SubtitleImport }));
const ScriptCleanUp = lazy(async () => ({ default: (await import("./script-clean-up.tsx")).ScriptCleanUp }));

/** 导出: every way out of the script and into it. `?exchange=` is what of them is open. */
export function ScriptExchange({ videoId, room, timing, mayWrite: roleMayWrite }: ScriptExchangeProps) {
  const t = useT("exchange");
  const go = useGo();
  const { exchange, suggest } = useQuery();
  // While suggesting nothing changes but by proposals; an import would write past them.
  const mayWrite = roleMayWrite && suggest === undefined;
  const [open, setOpen] = useState(false);
  const exports = useScriptExports(videoId, timing);
  const show = (what: "srt" | "clean") => go.query({ exchange: what });
  const close = () => go.query({ exchange: null });
  useCleanUpOffer(mayWrite, () => show("clean"));
  const verbs = [
    { id: "docx", icon: <IconDownload size={14} />, perform: exports.docx },
    { id: "print", icon: <IconDownload size={14} />, perform: exports.print },
    { id: "markdown", icon: <IconDownload size={14} />, perform: exports.markdown },
    { id: "srtVoice", icon: <IconDownload size={14} />, perform: () => exports.srt("voice") },
    { id: "srtCaption", icon: <IconDownload size={14} />, perform: () => exports.srt("caption") },
    { id: "chat", icon: <IconCopy size={14} />, perform: exports.chat },
  ] as const;
  const ways = [
    { id: "importSrt", icon: <IconUpload size={14} />, perform: () => show("srt") },
    { id: "cleanUp", icon: <IconSparkle size={14} />, perform: () => show("clean") },
  ] as const;
  useActions([
    { id: "script.export", label: t("open"), keys: "shift+e", group: "do", perform: () => setOpen(true) },
    ...[...verbs, ...(mayWrite ? ways : [])].map(({ id, perform }) => ({
      id: `script.${id}`,
      label: t(`verbs.${id}`),
      group: "do" as const,
      perform,
    })),
  ]);
  return (
    <>
      <Menu
        align="end"
        open={open}
        onOpenChange={setOpen}
        trigger={<IconButton label={t("open")} icon={<IconDownload />} tip="left" />}
      >
        {verbs.map(({ id, icon, perform }) => (
          <MenuItem key={id} icon={icon} onSelect={perform}>
            {t(`verbs.${id}`)}
          </MenuItem>
        ))}
        {mayWrite ? <MenuLine /> : null}
        {(mayWrite ? ways : []).map(({ id, icon, perform }) => (
          <MenuItem key={id} icon={icon} onSelect={perform}>
            {t(`verbs.${id}`)}
          </MenuItem>
        ))}
      </Menu>
      <Suspense fallback={null}>
        {exchange === "print" ? <ScriptPaper videoId={videoId} timing={timing} onClose={close} /> : null}
        {exchange === "srt" && mayWrite ? <SubtitleImport room={room} onClose={close} /> : null}
        {exchange === "clean" && mayWrite ? <ScriptCleanUp room={room} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
