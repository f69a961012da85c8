import type { VideoId } from "@tongpin/domain/base";
import { BRIEF_KINDS } from "@tongpin/domain/brief";
import { type ScriptRoom, type ScriptState, setBriefHead, TEXT_LIMITS } from "@tongpin/workspace";
import { useRef } from "react";
import {
  ChannelChip,
  PersonChip,
  StageChip,
  useCommands,
  useFormat,
  useGo,
  usePlanState,
  useScriptState,
  useT,
  useVideo,
} from "../../../app/index.ts";
import type { BriefCoverage } from "../../../app/item/brief/use-coverage.ts";
import type { ClaimsFound } from "../../../app/item/claims/use-claims.ts";
import { IconCheckCircle } from "../../../ui/icons/index.ts";
import type { ShownWords } from "../editor/shown-words.ts";
import { liesOver, SidePanel } from "../view/side-panel.tsx";
import { BriefSection } from "./brief-section.tsx";
import { BriefText } from "./brief-text.tsx";
import { useTrouble } from "./use-trouble.ts";

export interface BriefPanelProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly coverage: BriefCoverage;
  readonly found: ClaimsFound;
  readonly mayWrite: boolean;
  onShow(words: ShownWords): void;
}

/** Brief 卡 (S16): what the video was asked to be, and how far the script says so. Beside the editor, over it where there is no room. */
export function BriefPanel(props: BriefPanelProps) {
  const { videoId, room, mayWrite, onShow } = props;
  const t = useT("brief");
  const go = useGo();
  const panel = useRef<HTMLElement>(null);
  function show(words: ShownWords) {
    // Where the panel lies over the editor, the row would be behind it.
    if (liesOver(panel.current)) go.query({ brief: null });
    onShow(words);
  }
  return (
    <SidePanel
      ref={panel}
      title={t("open")}
      closeLabel={t("close")}
      lead={<IconCheckCircle size={16} className="mx-2 text-ink-3" />}
      onClose={() => go.query({ brief: null })}
    >
      <div className="scroll-y min-h-0 flex-1">
        <Facts videoId={videoId} room={room} />
        <div className="flex flex-col gap-2 px-4 pb-3">
          <HeadField room={room} name="goal" mayWrite={mayWrite} />
          <HeadField room={room} name="audience" mayWrite={mayWrite} />
        </div>
        {BRIEF_KINDS.map((kind) => (
          <BriefSection key={kind} {...props} kind={kind} onShow={show} />
        ))}
        <p className="border-line border-t px-4 py-3 text-ink-3 text-small">{t(mayWrite ? "note" : "readOnly")}</p>
      </div>
    </SidePanel>
  );
}

const targetOf = (state: ScriptState) => state.settings.targetSeconds;

/** What the card of the video says already: changed there, shown here. */
function Facts({ videoId, room }: { videoId: VideoId; room: ScriptRoom }) {
  const t = useT("brief");
  const tc = useT("common");
  const format = useFormat();
  const video = useVideo(videoId);
  const target = useScriptState(room, targetOf);
  const channelId = video?.channelId ?? null;
  const platform = usePlanState((state) => (channelId ? (state.channels.get(channelId)?.platform ?? null) : null));
  if (!video) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 text-ink-2 text-small">
      <StageChip stage={video.stage} />
      <ChannelChip channelId={video.channelId} />
      {platform ? <span>{tc(`platforms.${platform}`)}</span> : null}
      <PersonChip personId={video.ownerId} />
      <span>
        {t("target")} {target === null ? t("noTarget") : format.duration(target)}
      </span>
    </p>
  );
}

function HeadField({ room, name, mayWrite }: { room: ScriptRoom; name: "goal" | "audience"; mayWrite: boolean }) {
  const t = useT("brief");
  const commands = useCommands();
  const told = useTrouble();
  const value = useScriptState(room, (state) => state.brief[name]);
  if (value === "" && !mayWrite) return null;
  return (
    <div>
      <h3 className="px-1.5 text-ink-3 text-small">{t(name)}</h3>
      <BriefText
        label={t(name)}
        value={value}
        placeholder={t(`${name}Hint`)}
        disabled={!mayWrite}
        maxLength={TEXT_LIMITS.message}
        onSave={(words) => told(setBriefHead(room, { patch: { [name]: words } }, commands()))}
      />
    </div>
  );
}
