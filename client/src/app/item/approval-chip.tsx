import type { Approval } from "@tongpin/domain/review";
import { Chip, type Tone } from "../../ui/chip.tsx";
import { IconAlert, IconCheckCircle, IconInfo } from "../../ui/icons/index.ts";
import { useT } from "../hooks/use-t.ts";

const TONES: Record<Approval["type"], Tone> = {
  none: "neutral",
  approved: "good",
  conditional: "warn",
  voided: "danger",
};

/** Whether the content of now is approved, in two words. */
export function ApprovalChip({ approval }: { approval: Approval }) {
  const t = useT("review");
  const icons = {
    none: <IconInfo size={12} />,
    approved: <IconCheckCircle size={12} />,
    conditional: <IconAlert size={12} />,
    voided: <IconAlert size={12} />,
  };
  return (
    <Chip tone={TONES[approval.type]} icon={icons[approval.type]}>
      {t(`approval.${approval.type}`)}
    </Chip>
  );
}
