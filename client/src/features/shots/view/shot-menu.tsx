import { useT } from "../../../app/index.ts";
import {
  IconAlert,
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconPicture,
  IconPlus,
  IconTrash,
} from "../../../ui/icons/index.ts";
import { Menu, MenuItem, MenuLine } from "../../../ui/menu.tsx";

export interface ShotMenuProps {
  readonly anchor: Element | null;
  readonly count: number;
  readonly onInsert: (place: "above" | "below") => void;
  readonly onFrame: () => void;
  readonly onFill: (direction: "down" | "right") => void;
  /** Left out where the cell has one answer. */
  readonly onClash: (() => void) | null;
  readonly onShift: (step: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** What can be done with the selected shots. */
export function ShotMenu(props: ShotMenuProps) {
  const { anchor, count, onInsert, onFrame, onFill, onClash, onShift, onRemove, onClose } = props;
  const t = useT("shots");
  if (!anchor) return null;
  return (
    <Menu open anchor={anchor} onOpenChange={(open) => open || onClose()}>
      {onClash ? (
        <>
          <MenuItem icon={<IconAlert size={14} />} onSelect={onClash}>
            {t("clashChoose")}
          </MenuItem>
          <MenuLine />
        </>
      ) : null}
      <MenuItem icon={<IconPlus size={14} />} onSelect={() => onInsert("above")}>
        {t("insertAbove")}
      </MenuItem>
      <MenuItem icon={<IconPlus size={14} />} onSelect={() => onInsert("below")}>
        {t("insertBelow")}
      </MenuItem>
      <MenuItem icon={<IconPicture size={14} />} keys="alt+p" onSelect={onFrame}>
        {t("frame")}
      </MenuItem>
      <MenuItem icon={<IconCopy size={14} />} keys="mod+d" onSelect={() => onFill("down")}>
        {t("fillDown")}
      </MenuItem>
      <MenuItem icon={<IconCopy size={14} />} keys="mod+r" onSelect={() => onFill("right")}>
        {t("fillRight")}
      </MenuItem>
      <MenuItem icon={<IconArrowUp size={14} />} keys="alt+up" onSelect={() => onShift(-1)}>
        {t("moveUp")}
      </MenuItem>
      <MenuItem icon={<IconArrowDown size={14} />} keys="alt+down" onSelect={() => onShift(1)}>
        {t("moveDown")}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<IconTrash size={14} />} danger onSelect={onRemove}>
        {t("remove", { count })}
      </MenuItem>
    </Menu>
  );
}
