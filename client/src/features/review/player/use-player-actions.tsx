import { type Action, useActions, useT } from "../../../app/index.ts";
import { IconComment, IconPlay } from "../../../ui/icons/index.ts";
import type { Player } from "./use-player.ts";

/** The keys of the player (R3). They are listed under "?" and none fires while somebody types. */
export function usePlayerActions(player: Player, onNote: (() => void) | null): void {
  const t = useT("review");
  const deeds: readonly (readonly [id: string, keys: string, perform: () => void])[] = [
    ["toggle", "space", () => player.press("toggle")],
    ["back", "j", () => player.press("back")],
    ["stop", "k", () => player.press("stop")],
    ["forward", "l", () => player.press("forward")],
    ["frameBack", ",", () => player.step(-1)],
    ["frameForward", ".", () => player.step(1)],
  ];
  const actions: Action[] = deeds.map(([id, keys, perform]) => ({
    id: `player.${id}`,
    label: t(`player.keys.${id}`),
    keys,
    icon: <IconPlay size={14} />,
    group: "do",
    perform,
  }));
  if (onNote) {
    actions.push({
      id: "player.note",
      label: t("player.keys.note"),
      keys: "m",
      icon: <IconComment size={14} />,
      group: "do",
      perform: onNote,
    });
  }
  useActions(actions);
}
