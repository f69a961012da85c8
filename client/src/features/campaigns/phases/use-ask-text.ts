import type { ChannelId } from "@tongpin/domain/base";
import type { Channel, PhaseAsk } from "@tongpin/domain/video";
import { useT } from "../../../app/index.ts";

/** “直播 2 条 · 山岚茶事”; a channel that is gone is said to be. */
export function useAskText(channels: ReadonlyMap<ChannelId, Channel>): (ask: PhaseAsk) => string {
  const t = useT("campaigns");
  const tc = useT("common");
  return ({ form, channelId, count }) => {
    const words = t("ask.words", { form: form === null ? t("ask.anyForm") : tc(`forms.${form}`), count });
    return channelId === null ? words : `${words} · ${channels.get(channelId)?.name ?? t("ask.goneChannel")}`;
  };
}
