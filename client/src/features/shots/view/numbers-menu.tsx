import { useActions, useT } from "../../../app/index.ts";
import { IconButton } from "../../../ui/button.tsx";
import { IconLock } from "../../../ui/icons/index.ts";
import { Menu, MenuItem } from "../../../ui/menu.tsx";
import type { ShotCommands } from "./use-shot-commands.ts";

interface NumbersMenuProps {
  readonly locked: boolean;
  readonly commands: ShotCommands;
}

/** 镜号: follow the order until they are locked; from then on each means one shot. */
export function NumbersMenu({ locked, commands }: NumbersMenuProps) {
  const t = useT("shots");
  const lock = () => commands.lockNumbers(!locked);
  const lockWords = t(locked ? "numbersUnlock" : "numbersLock");
  useActions([
    { id: "shots.lockNumbers", keys: "mod+alt+l", whileTyping: true, label: lockWords, group: "do", perform: lock },
    { id: "shots.renumber", label: t("renumber"), group: "do", perform: commands.renumber },
  ]);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t(locked ? "numbersAreLocked" : "numbersAreOpen")} icon={<IconLock />} pressed={locked} />
      }
    >
      <MenuItem onSelect={lock}>{lockWords}</MenuItem>
      <MenuItem onSelect={commands.renumber}>{t("renumber")}</MenuItem>
    </Menu>
  );
}
