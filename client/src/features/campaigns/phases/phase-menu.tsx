import { PHASE_KINDS, type Phase, type PhaseKind } from "@tongpin/domain/video";
import { useT } from "../../../app/index.ts";
import { IconButton } from "../../../ui/button.tsx";
import { IconArrowDown, IconArrowUp, IconMore, IconTrash } from "../../../ui/icons/index.ts";
import { Menu, MenuChoice, MenuItem, MenuLine } from "../../../ui/menu.tsx";

export interface PhaseMenuProps {
  phase: Phase;
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onKind(kind: PhaseKind): void;
  onMove(by: 1 | -1): void;
  onRemove(): void;
}

/** What can be done with a phase as a whole. */
export function PhaseMenu({ phase, name, isFirst, isLast, onKind, onMove, onRemove }: PhaseMenuProps) {
  const t = useT("campaigns");
  const tc = useT("common");
  return (
    <Menu
      align="end"
      trigger={<IconButton size="small" tip="none" label={t("phase.menu", { phase: name })} icon={<IconMore />} />}
    >
      <MenuChoice<PhaseKind>
        label={t("phase.kind")}
        value={phase.kind}
        options={PHASE_KINDS.map((kind) => ({ value: kind, label: tc(`phases.${kind}`) }))}
        onChange={onKind}
      />
      <MenuLine />
      <MenuItem icon={<IconArrowUp size={14} />} disabled={isFirst} onSelect={() => onMove(-1)}>
        {t("phase.up")}
      </MenuItem>
      <MenuItem icon={<IconArrowDown size={14} />} disabled={isLast} onSelect={() => onMove(1)}>
        {t("phase.down")}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<IconTrash size={14} />} danger onSelect={onRemove}>
        {t("phase.remove")}
      </MenuItem>
    </Menu>
  );
}
