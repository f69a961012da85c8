import type { VideoId } from "@tongpin/domain/base";
import { readSeconds, SPEED_PRESETS } from "@tongpin/domain/script";
import { type ScriptRoom, setScriptSettings, type UndoStack } from "@tongpin/workspace";
import { type FormEvent, type ReactNode, useState, useSyncExternalStore } from "react";
import {
  type ScriptAccess,
  useCommands,
  useFormat,
  useGo,
  useQuery,
  useScriptState,
  useT,
} from "../../../app/index.ts";
import type { BriefCoverage } from "../../../app/item/brief/use-coverage.ts";
import type { ClaimsFound } from "../../../app/item/claims/use-claims.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Avatar } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Input } from "../../../ui/field.tsx";
import { IconAlert, IconClock, IconList, IconRedo, IconUndo } from "../../../ui/icons/index.ts";
import { Popover } from "../../../ui/popover.tsx";
import { BriefButton } from "../brief/brief-button.tsx";
import { ClaimsButton } from "../claims/claims-button.tsx";
import { CommentsButton } from "../comments/comments-button.tsx";
import type { Comments } from "../comments/use-comments.ts";
import { ScriptExchange } from "../exchange/script-exchange.tsx";
import { CalibrationDialog } from "../prompter/calibration-dialog.tsx";
import { PrompterLink } from "../prompter/prompter-link.tsx";
import { SuggestControls } from "../suggest/suggest-controls.tsx";
import { LIST } from "../versions/versions-panel.tsx";
import { BeatStrip } from "./beat-strip.tsx";
import { onlyPanel } from "./panels.ts";
import type { TimingStore } from "./timing.ts";

interface ScriptBarProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly timing: TimingStore;
  readonly presence: NonNullable<ScriptAccess["presence"]>;
  readonly undo: UndoStack;
  readonly mayWrite: boolean;
  readonly found: ClaimsFound;
  readonly coverage: BriefCoverage;
  readonly comments: Comments;
  /** Open suggestions. */
  readonly suggested: number;
  readonly onSuggest: () => void;
  /** Where the script stands, and what may be done about it. */
  readonly standing: ReactNode;
}

/** How long it is against how long it should be, at what speed; who else is here. */
export function ScriptBar(props: ScriptBarProps) {
  const { videoId, room, timing, presence, undo, mayWrite, found, coverage, comments, suggested, onSuggest, standing } =
    props;
  const t = useT("script");
  const tt = useT("templates");
  const format = useFormat();
  const go = useGo();
  const { version, templates } = useQuery();
  const { timing: timed, beats } = useSyncExternalStore(timing.subscribe, timing.getSnapshot);
  const { canUndo, canRedo } = useSyncExternalStore(undo.subscribe, undo.getSnapshot);
  const { total, target, over } = timed;
  return (
    <div className="shrink-0 border-line border-b bg-page px-4 pt-2 pb-2.5">
      <div className="flex min-h-control flex-wrap items-center gap-x-3 gap-y-1">
        <p className="flex items-baseline gap-1.5">
          <strong className={classNames("font-semibold text-title", over > 0 && "text-danger")}>
            {format.duration(Math.round(total))}
          </strong>
          <TargetPopover room={room} mayWrite={mayWrite} />
        </p>
        {over > 0 ? (
          <span className="inline-flex items-center gap-1 text-danger text-small">
            <IconAlert size={14} />
            {t("over", { seconds: over })}
          </span>
        ) : target !== null && total > 0 ? (
          <span className="text-ink-3 text-small max-sm:hidden">
            {t("left", { seconds: Math.round((target - total) * 10) / 10 })}
          </span>
        ) : null}
        <SpeedPopover videoId={videoId} room={room} speed={timed.charsPerMinute} mayWrite={mayWrite} />
        {standing}
        <div className="ml-auto flex items-center gap-1 max-sm:w-full max-sm:overflow-x-auto sm:flex-wrap sm:justify-end">
          <IconButton
            label={tt("open")}
            icon={<IconList />}
            pressed={templates !== undefined}
            onClick={() => go.query(onlyPanel("templates", templates ? null : "1"))}
          />
          <SuggestControls count={suggested} mayWrite={mayWrite} onToggle={onSuggest} />
          <BriefButton coverage={coverage} />
          <ClaimsButton room={room} found={found} />
          <CommentsButton comments={comments} />
          <Colleagues presence={presence} />
          {mayWrite ? (
            <>
              <IconButton label={t("undo")} icon={<IconUndo />} disabled={!canUndo} onClick={() => undo.undo()} />
              <IconButton
                label={t("redo")}
                icon={<IconRedo />}
                tip="left"
                disabled={!canRedo}
                onClick={() => undo.redo()}
              />
            </>
          ) : null}
          <ScriptExchange videoId={videoId} room={room} timing={timing} mayWrite={mayWrite} />
          <PrompterLink videoId={videoId} />
          <IconButton
            label={t("versions.open")}
            icon={<IconClock />}
            tip="left"
            pressed={version !== undefined}
            onClick={() => go.query(onlyPanel("version", version ? null : LIST))}
          />
        </div>
      </div>
      <BeatStrip beats={beats} total={total} target={target} />
    </div>
  );
}

function Colleagues({ presence }: { presence: ScriptBarProps["presence"] }) {
  const t = useT("script");
  const peers = useSyncExternalStore(presence.subscribe, presence.getSnapshot);
  const people = [...new Map(peers.map((peer) => [peer.personId, peer])).values()];
  if (people.length === 0) return null;
  return (
    <span className="-space-x-1.5 mr-1 flex" title={people.map((peer) => peer.name).join(t("comma"))}>
      <span className="sr-only">{t("alsoHere", { names: people.map((peer) => peer.name).join(t("comma")) })}</span>
      {people.slice(0, 5).map((peer) => (
        <Avatar key={peer.personId} name={peer.name} hue={peer.hue} className="ring-2 ring-page" />
      ))}
    </span>
  );
}

const QUIET_LINK =
  "inline-flex h-control-sm items-center rounded-sm px-1 text-ink-2 text-small hover:bg-hover hover:text-ink disabled:hover:bg-transparent";

function TargetPopover({ room, mayWrite }: { room: ScriptRoom; mayWrite: boolean }) {
  const t = useT("script");
  const format = useFormat();
  const target = useScriptState(room, (state) => state.settings.targetSeconds);
  const words = target === null ? t("setTarget") : t("target", { duration: format.duration(target) });
  return (
    <NumberPopover
      title={t("targetTitle")}
      hint={t("targetHint")}
      words={words}
      value={target}
      presets={[15, 30, 60, 90].map((seconds) => ({ value: seconds, label: format.duration(seconds) }))}
      read={readSeconds}
      clearLabel={t("noTarget")}
      disabled={!mayWrite}
      room={room}
      setting="targetSeconds"
    />
  );
}

const SPEEDS = ["slow", "normal", "fast", "live"] as const;

interface SpeedPopoverProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly speed: number;
  readonly mayWrite: boolean;
}

function SpeedPopover({ videoId, room, speed, mayWrite }: SpeedPopoverProps) {
  const t = useT("script");
  const tp = useT("prompter");
  const [isCalibrating, setIsCalibrating] = useState(false);
  const own = useScriptState(room, (state) => state.settings.charsPerMinute);
  return (
    <>
      <NumberPopover
        title={t("speedTitle")}
        hint={t("speedHint")}
        words={t("speed", { speed })}
        value={own}
        presets={SPEEDS.map((name) => ({ value: SPEED_PRESETS[name], label: t(`speeds.${name}`) }))}
        read={(text) =>
          /^\d{2,3}$/.test(text.trim()) && Number(text) >= 60 && Number(text) <= 600 ? Number(text) : null
        }
        clearLabel={t("channelSpeed")}
        disabled={!mayWrite}
        room={room}
        setting="charsPerMinute"
        more={(close) => (
          <Button
            tone="quiet"
            size="small"
            className="self-start"
            onClick={() => {
              close();
              setIsCalibrating(true);
            }}
          >
            {tp("calibrate")}
          </Button>
        )}
      />
      <CalibrationDialog videoId={videoId} room={room} open={isCalibrating} onClose={() => setIsCalibrating(false)} />
    </>
  );
}

interface NumberPopoverProps {
  readonly title: string;
  readonly hint: string;
  readonly words: string;
  readonly value: number | null;
  readonly presets: readonly { readonly value: number; readonly label: string }[];
  readonly read: (text: string) => number | null;
  readonly clearLabel: string;
  readonly disabled: boolean;
  readonly room: ScriptRoom;
  readonly setting: "targetSeconds" | "charsPerMinute";
  /** Another way to the figure. */
  readonly more?: (close: () => void) => ReactNode;
}

/** A figure of the whole script: usual answers to press, or a number of one's own. */
function NumberPopover(props: NumberPopoverProps) {
  const { title, hint, words, value, presets, read, clearLabel, disabled, room, setting, more } = props;
  const t = useT("script");
  const context = useCommands();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState("");
  const figure = read(draft);
  const isWrong = draft.trim() !== "" && figure === null;
  const set = (next: number | null) => {
    setScriptSettings(room, { patch: { [setting]: next } }, context());
    setOpen(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (figure !== null) set(figure);
  };
  const onOpenChange = (next: boolean) => {
    setDraft(value === null ? "" : String(value));
    setOpen(next);
  };
  const trigger = (
    <button type="button" disabled={disabled} className={QUIET_LINK}>
      {words}
    </button>
  );
  return (
    <Popover trigger={trigger} title={title} open={open} onOpenChange={onOpenChange}>
      <form onSubmit={submit} className="flex w-64 flex-col gap-2">
        <div className="flex flex-wrap gap-1.5">
          {presets.map((preset) => (
            <Button
              key={preset.value}
              size="small"
              aria-pressed={preset.value === value}
              className={preset.value === value ? "border-accent text-accent-text" : ""}
              onClick={() => set(preset.value)}
            >
              {preset.label}
            </Button>
          ))}
        </div>
        <div className="flex items-center gap-2">
          <Input
            inputMode="decimal"
            aria-label={title}
            aria-invalid={isWrong || undefined}
            value={draft}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setDraft(event.target.value)}
          />
          <Button type="submit" tone="primary" disabled={figure === null}>
            {t("save")}
          </Button>
        </div>
        <p className={isWrong ? "text-danger text-small" : "text-ink-3 text-small"}>{hint}</p>
        {value === null ? null : (
          <Button tone="quiet" size="small" className="self-start" onClick={() => set(null)}>
            {clearLabel}
          </Button>
        )}
        {more?.(() => setOpen(false))}
      </form>
    </Popover>
  );
}
