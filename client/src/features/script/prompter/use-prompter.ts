import type { RowId, VideoId } from "@tongpin/domain/base";
import { promptLines } from "@tongpin/domain/script";
import type { ScriptRow } from "@tongpin/domain/video";
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { announce, useT } from "../../../app/index.ts";
import { readKept, writeKept } from "../../../platform/kept.ts";
import { lessMotion, narrowScreen } from "../../../platform/media.ts";
import { PROMPTER_KEY, type PrompterSettings, readPrompterSettings, withSpeed } from "./prompter-settings.ts";
import { createPrompterStage, type PrompterProgress, type PrompterStage } from "./prompter-stage.ts";

export interface UsePrompter {
  readonly videoId: VideoId;
  readonly rows: readonly ScriptRow[];
  /** At which it goes unless this device has a speed of its own for this script. */
  readonly scriptSpeed: number;
  readonly startRow: RowId | null;
  readonly stage: RefObject<HTMLElement | null>;
  readonly content: RefObject<HTMLElement | null>;
}

export interface Prompter {
  readonly settings: PrompterSettings;
  readonly speed: number;
  /** Whether the speed is this device's own for this script. */
  readonly isOwnSpeed: boolean;
  readonly isPlaying: boolean;
  readonly isEmpty: boolean;
  readonly progress: PrompterProgress;
  readonly lineCount: number;
  set(patch: Partial<PrompterSettings>): void;
  /** Null: back to the script's. */
  setSpeed(speed: number | null): void;
  toggle(): void;
  /** Stands still while a finger is on it. */
  hold(held: boolean): void;
  scrollBy(pixels: number): void;
  step(steps: 1 | -1): void;
  toStart(): void;
}

const NOWHERE: PrompterProgress = { left: 0, total: 0, place: 0, rowId: null, isAtEnd: false };

/** Opens the moving text in `content` for as long as the component is there. React renders nothing of it. */
export function usePrompter({ videoId, rows, scriptSpeed, startRow, stage, content }: UsePrompter): Prompter {
  const t = useT("prompter");
  const ts = useT("script");
  const opened = useRef<PrompterStage | null>(null);
  const [settings, setSettings] = useState(() =>
    readPrompterSettings(readKept(PROMPTER_KEY), narrowScreen.getSnapshot()),
  );
  const [isPlaying, setIsPlaying] = useState(false);
  const [isHeld, setIsHeld] = useState(false);
  const [progress, setProgress] = useState(NOWHERE);
  const lines = useMemo(() => promptLines(rows), [rows]);
  const ownSpeed = settings.speeds[videoId] ?? null;
  const speed = ownSpeed ?? scriptSpeed;

  const ended = useRef(() => {});
  ended.current = () => {
    setIsPlaying(false);
    announce(t("ended"));
  };
  useLayoutEffect(() => {
    if (!stage.current || !content.current) return;
    const made = createPrompterStage(stage.current, content.current, setProgress, () => ended.current());
    opened.current = made;
    return () => {
      opened.current = null;
      made.close();
    };
  }, [stage, content]);
  useLayoutEffect(() => {
    opened.current?.setLook({ speed, size: settings.size, line: settings.line, still: lessMotion() });
  }, [speed, settings.size, settings.line]);
  useLayoutEffect(() => {
    opened.current?.setLines(lines, ({ beat, pause }) =>
      pause > 0 ? t("pause", { seconds: pause }) : beat ? ts(`beats.${beat}`) : "",
    );
  }, [lines, t, ts]);
  useEffect(() => {
    if (startRow) opened.current?.toRow(startRow);
  }, [startRow]);
  useEffect(() => opened.current?.setPlaying(isPlaying && !isHeld), [isPlaying, isHeld]);

  function keep(next: PrompterSettings) {
    setSettings(next);
    writeKept(PROMPTER_KEY, JSON.stringify(next));
  }
  return {
    settings,
    speed,
    isOwnSpeed: ownSpeed !== null,
    isPlaying,
    isEmpty: lines.length === 0,
    progress,
    lineCount: lines.length,
    set: (patch) => keep({ ...settings, ...patch }),
    setSpeed: (next) => keep(withSpeed(settings, videoId, next)),
    toggle() {
      if (lines.length > 0) setIsPlaying(!isPlaying);
    },
    hold: setIsHeld,
    scrollBy: (pixels) => opened.current?.scrollBy(pixels),
    step: (steps) => opened.current?.step(steps),
    toStart: () => opened.current?.toStart(),
  };
}
