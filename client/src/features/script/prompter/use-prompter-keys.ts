import type { VideoId } from "@tongpin/domain/base";
import { useEffect, useRef } from "react";
import { useActions, useGo, usePaths, useT } from "../../../app/index.ts";
import { toggleFullScreen } from "./prompter-bar.tsx";
import { SIZES, SPEEDS, stepped } from "./prompter-settings.ts";
import type { Prompter } from "./use-prompter.ts";

/** Whether the key belongs to a control: a button is pressed by Space, wherever it stands. */
function isOnControl(): boolean {
  return document.activeElement?.closest("button, a, [role=menuitem]") !== null && document.activeElement !== null;
}

export function usePrompterKeys(videoId: VideoId, prompter: Prompter): void {
  const t = useT("prompter");
  const go = useGo();
  const paths = usePaths();
  const { settings, speed, set, setSpeed, step, toggle, toStart } = prompter;
  const sized = (steps: number) => set({ size: stepped(SIZES, settings.size, steps) });
  useActions([
    {
      id: "prompter.play",
      label: t("playPause"),
      keys: "space",
      group: "do",
      perform: toggle,
      when: () => !isOnControl(),
    },
    {
      id: "prompter.faster",
      label: t("faster"),
      keys: "up",
      group: "do",
      perform: () => setSpeed(stepped(SPEEDS, speed, 1)),
    },
    {
      id: "prompter.slower",
      label: t("slower"),
      keys: "down",
      group: "do",
      perform: () => setSpeed(stepped(SPEEDS, speed, -1)),
    },
    { id: "prompter.next", label: t("nextLine"), keys: "right", group: "go", perform: () => step(1) },
    { id: "prompter.previous", label: t("previousLine"), keys: "left", group: "go", perform: () => step(-1) },
    { id: "prompter.start", label: t("toStart"), keys: "home", group: "go", perform: toStart },
    { id: "prompter.larger", label: t("larger"), keys: "+", group: "view", perform: () => sized(1) },
    { id: "prompter.smaller", label: t("smaller"), keys: "-", group: "view", perform: () => sized(-1) },
    {
      id: "prompter.mirror",
      label: t("mirror"),
      keys: "m",
      group: "view",
      perform: () => set({ mirror: !settings.mirror }),
    },
    {
      id: "prompter.beats",
      label: t("beats"),
      keys: "b",
      group: "view",
      perform: () => set({ beats: !settings.beats }),
    },
    { id: "prompter.full", label: t("fullScreen"), keys: "f", group: "view", perform: toggleFullScreen },
    {
      id: "prompter.leave",
      label: t("leave"),
      keys: "escape",
      group: "go",
      perform: () => go.to(paths.video(videoId, "script")),
    },
  ]);
  // What presenters' remotes send.
  const steps = useRef(step);
  steps.current = step;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || (event.key !== "PageDown" && event.key !== "PageUp")) return;
      event.preventDefault();
      steps.current(event.key === "PageDown" ? 1 : -1);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
