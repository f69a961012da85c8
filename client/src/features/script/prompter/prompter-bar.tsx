import type { VideoId } from "@tongpin/domain/base";
import { formatClock } from "@tongpin/domain/script";
import type { ScriptRoom } from "@tongpin/workspace";
import { type ReactNode, useState } from "react";
import { AppLink, SyncWords, usePaths, useT } from "../../../app/index.ts";
import { IconButton } from "../../../ui/button.tsx";
import {
  IconClose,
  IconExpand,
  IconMinus,
  IconPause,
  IconPlay,
  IconPlus,
  IconRefresh,
  IconSettings,
} from "../../../ui/icons/index.ts";
import { Menu, MenuCheck, MenuItem, MenuLine } from "../../../ui/menu.tsx";
import { CalibrationDialog } from "./calibration-dialog.tsx";
import { LINES, SIZES, SPEEDS, stepped } from "./prompter-settings.ts";
import type { Prompter } from "./use-prompter.ts";
import { usePrompterKeys } from "./use-prompter-keys.ts";

export interface PrompterBarProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly prompter: Prompter;
  readonly isQuiet: boolean;
}

/** Everything that can be set while reading. Steps aside while the text runs. */
export function PrompterBar({ videoId, room, prompter, isQuiet }: PrompterBarProps) {
  const t = useT("prompter");
  const paths = usePaths();
  const [isCalibrating, setIsCalibrating] = useState(false);
  const { settings, speed, isPlaying, progress, lineCount, set } = prompter;
  usePrompterKeys(videoId, prompter);
  return (
    <div role="toolbar" aria-label={t("bar")} className="prompter-bar" data-quiet={isQuiet || undefined}>
      <IconButton
        label={t(isPlaying ? "pauseIt" : "play")}
        icon={isPlaying ? <IconPause size={18} /> : <IconPlay size={18} />}
        tip="none"
        className="prompter-play"
        onClick={prompter.toggle}
      />
      <p className="flex min-w-24 flex-col leading-tight">
        <span className="font-semibold text-title">{t("left", { time: formatClock(progress.left * 1000) })}</span>
        <span className="text-ink-3 text-small">
          {t("place", { place: progress.place, all: lineCount, total: formatClock(progress.total * 1000) })}
        </span>
      </p>
      <Stepper
        label={t("speed")}
        value={t("speedValue", { speed })}
        less={t("slower")}
        more={t("faster")}
        onStep={(steps) => prompter.setSpeed(stepped(SPEEDS, speed, steps))}
      />
      {/* A phone has no room for it; there it is in the menu. */}
      <span className="max-sm:hidden">
        <Stepper
          label={t("size")}
          value={String(settings.size)}
          less={t("smaller")}
          more={t("larger")}
          onStep={(steps) => set({ size: stepped(SIZES, settings.size, steps) })}
        />
      </span>
      <span className="flex-1" />
      <SyncWords />
      <IconButton label={t("toStart")} icon={<IconRefresh />} tip="none" onClick={prompter.toStart} />
      <Menu side="top" align="end" trigger={<IconButton label={t("more")} icon={<IconSettings />} tip="none" />}>
        <MenuCheck checked={settings.mirror} onChange={(mirror) => set({ mirror })}>
          {t("mirror")}
        </MenuCheck>
        <MenuCheck checked={settings.beats} onChange={(beats) => set({ beats })}>
          {t("beats")}
        </MenuCheck>
        <MenuLine />
        <MenuItem keys="+" onSelect={() => set({ size: stepped(SIZES, settings.size, 1) })}>
          {t("larger")}
        </MenuItem>
        <MenuItem keys="-" onSelect={() => set({ size: stepped(SIZES, settings.size, -1) })}>
          {t("smaller")}
        </MenuItem>
        <MenuItem onSelect={() => set({ line: stepped(LINES, settings.line, -1) })}>{t("lineUp")}</MenuItem>
        <MenuItem onSelect={() => set({ line: stepped(LINES, settings.line, 1) })}>{t("lineDown")}</MenuItem>
        <MenuLine />
        <MenuItem onSelect={() => setIsCalibrating(true)}>{t("calibrate")}</MenuItem>
        <MenuItem disabled={!prompter.isOwnSpeed} onSelect={() => prompter.setSpeed(null)}>
          {t("scriptSpeed")}
        </MenuItem>
        {document.fullscreenEnabled ? (
          <MenuItem icon={<IconExpand size={14} />} keys="f" onSelect={toggleFullScreen}>
            {t("fullScreen")}
          </MenuItem>
        ) : null}
      </Menu>
      <AppLink
        to={paths.video(videoId, "script")}
        aria-label={t("leave")}
        className="inline-flex size-control shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
      >
        <IconClose />
      </AppLink>
      <CalibrationDialog
        videoId={videoId}
        room={room}
        open={isCalibrating}
        onClose={() => setIsCalibrating(false)}
        onSaved={() => prompter.setSpeed(null)}
      />
    </div>
  );
}

export function toggleFullScreen(): void {
  // A refused request leaves the window as it is, which is no loss.
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen({ navigationUI: "hide" });
  void done.catch(() => undefined);
}

interface StepperProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly less: string;
  readonly more: string;
  onStep(steps: 1 | -1): void;
}

function Stepper({ label, value, less, more, onStep }: StepperProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a frame.
    <span role="group" aria-label={label} className="inline-flex items-center">
      <IconButton label={less} icon={<IconMinus size={14} />} tip="none" onClick={() => onStep(-1)} />
      <output className="min-w-12 text-center tabular-nums">{value}</output>
      <IconButton label={more} icon={<IconPlus size={14} />} tip="none" onClick={() => onStep(1)} />
    </span>
  );
}
