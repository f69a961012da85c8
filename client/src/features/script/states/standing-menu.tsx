import type { VideoId } from "@tongpin/domain/base";
import { SCRIPT_STATES } from "@tongpin/domain/script";
import type { ScriptRoom } from "@tongpin/workspace";
import type { ReactNode } from "react";
import { useGo, useT, useVideo } from "../../../app/index.ts";
import { Chip, type Tone } from "../../../ui/chip.tsx";
import {
  IconCheck,
  IconChevronDown,
  IconEdit,
  IconEye,
  IconLock,
  IconSend,
  IconUndo,
} from "../../../ui/icons/index.ts";
import { Menu, MenuItem, MenuLine } from "../../../ui/menu.tsx";
import { useStanding } from "./use-standing.ts";
import type { StateDeeds } from "./use-state-deeds.ts";

const TONES = { draft: "neutral", internal: "accent", brand: "warn", final: "good" } as const satisfies Record<
  (typeof SCRIPT_STATES)[number],
  Tone
>;

interface StandingMenuProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly deeds: StateDeeds;
  readonly mayWrite: boolean;
  readonly onReopen: () => void;
}

/** Which of 草稿, 内审, 品牌审, 定稿 it is, and the way to the next. */
export function StandingMenu({ videoId, room, deeds, mayWrite, onReopen }: StandingMenuProps) {
  const t = useT("standing");
  const go = useGo();
  const stage = useVideo(videoId)?.stage ?? "script";
  const { standing, round } = useStanding(videoId, room);
  const isAnswered = standing.state === "brand" && standing.answered;
  const name = t(isAnswered ? "states.answered" : `states.${standing.state}`);
  const chip = (
    <Chip
      tone={isAnswered ? "good" : TONES[standing.state]}
      icon={standing.state === "final" ? <IconLock size={12} /> : null}
    >
      {t("chip", { name, round })}
    </Chip>
  );
  if (!mayWrite) return <span title={t("label")}>{chip}</span>;
  const items: ReactNode[] = [];
  if (standing.state === "final") {
    items.push(
      <MenuItem key="reopen" icon={<IconEdit size={14} />} onSelect={onReopen}>
        {t("reopen")}
      </MenuItem>,
    );
  } else {
    if (stage === "idea" || stage === "script") {
      items.push(
        <MenuItem key="internal" icon={<IconEye size={14} />} onSelect={() => deeds.moveCard(stage, "scriptReview")}>
          {t("toInternal")}
        </MenuItem>,
      );
    }
    if (stage === "scriptReview") {
      items.push(
        <MenuItem key="draft" icon={<IconUndo size={14} />} onSelect={() => deeds.moveCard(stage, "script")}>
          {t("toDraft")}
        </MenuItem>,
      );
    }
    if (standing.state !== "brand") {
      items.push(
        <MenuItem key="brand" icon={<IconSend size={14} />} onSelect={() => go.video(videoId, "production")}>
          {t("toBrand")}
        </MenuItem>,
      );
    }
    items.push(
      <MenuLine key="line" />,
      <MenuItem key="final" icon={<IconLock size={14} />} onSelect={deeds.finalise}>
        {t("finalise", { round })}
      </MenuItem>,
    );
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("menu", { name })}
          className="inline-flex h-control-sm items-center gap-1 rounded-sm px-1 hover:bg-hover max-sm:min-h-11"
        >
          {chip}
          <IconChevronDown size={12} className="text-ink-3" />
        </button>
      }
    >
      <Way standing={standing.state} />
      <MenuLine />
      {items}
    </Menu>
  );
}

/** The four states in order, with the one it is in. */
function Way({ standing }: { readonly standing: (typeof SCRIPT_STATES)[number] }) {
  const t = useT("standing");
  const at = SCRIPT_STATES.indexOf(standing);
  return (
    <p className="flex items-center gap-1 px-3 py-1.5 text-ink-3 text-small">
      {SCRIPT_STATES.map((state, index) => (
        <span key={state} className={index === at ? "font-medium text-ink" : ""}>
          {index < at ? <IconCheck size={10} className="me-0.5 inline" /> : null}
          {t(`states.${state}`)}
          {index < SCRIPT_STATES.length - 1 ? <span className="ms-1 text-ink-3">›</span> : null}
        </span>
      ))}
    </p>
  );
}
