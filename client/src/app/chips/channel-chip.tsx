import type { ChannelId } from "@tongpin/domain/base";
import { useCallback } from "react";
import { HueDot } from "../../ui/chip.tsx";
import { usePlanState } from "../hooks/use-plan.ts";
import { useT } from "../hooks/use-t.ts";

/** A channel by id: its colour and its name. */
export function ChannelChip({ channelId }: { channelId: ChannelId | null }) {
  const t = useT("common");
  const channel = usePlanState(
    useCallback((state) => (channelId === null ? undefined : state.channels.get(channelId)), [channelId]),
  );
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-ink-2 text-small">
      {channel ? <HueDot hue={channel.hue} /> : null}
      <span className="truncate">{channel?.name ?? t("noChannel")}</span>
    </span>
  );
}
