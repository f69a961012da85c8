import type { Attention } from "@tongpin/domain/views";
import { useT } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";
import { IconAlert, IconClock, IconLock } from "../../../ui/icons/index.ts";

const LOOKS = {
  late: { icon: IconAlert, ink: "text-danger" },
  promiseToday: { icon: IconClock, ink: "text-warn" },
  blocked: { icon: IconLock, ink: "text-danger" },
  afterPromise: { icon: IconClock, ink: "text-danger" },
} as const satisfies Record<Attention, unknown>;

/** Why a video must be seen, as a glyph with its words on hover; what holds it says them to screen readers. */
export function AttentionGlyph({ attention }: { attention: Attention }) {
  const t = useT("views");
  const { icon: Glyph, ink } = LOOKS[attention];
  return (
    <span title={t(`attention.${attention}`)} className={classNames("flex shrink-0", ink)}>
      <Glyph size={12} />
    </span>
  );
}
