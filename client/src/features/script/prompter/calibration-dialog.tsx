import { mayWriteRoom } from "@tongpin/domain/access";
import type { ChannelId, VideoId } from "@tongpin/domain/base";
import { calibrate, spokenUnits } from "@tongpin/domain/script";
import { type ScriptRoom, type ScriptState, setScriptSettings, updateChannel } from "@tongpin/workspace";
import { useEffect, useState } from "react";
import { useApp, useCommands, usePlan, useScriptState, useT, useToast, useVideo } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconPause, IconPlay } from "../../../ui/icons/index.ts";
import { readingText } from "./reading-text.ts";

export interface CalibrationDialogProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly open: boolean;
  onClose(): void;
  /** After a speed has been kept for the account or the script. */
  onSaved?(): void;
}

/** 朗读校准 (SCR6): read aloud what stands here, and the host's own speed comes out. */
export function CalibrationDialog(props: CalibrationDialogProps) {
  const { open, onClose } = props;
  const t = useT("prompter");
  const tc = useT("common");
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={t("calibration.title")}
      description={t("calibration.note")}
      closeLabel={tc("close")}
    >
      {open ? <Reading {...props} /> : null}
    </Dialog>
  );
}

type Take =
  | { readonly type: "before" }
  | { readonly type: "reading"; readonly since: number }
  | { readonly type: "done"; readonly seconds: number };

function Reading(props: CalibrationDialogProps) {
  const t = useT("prompter");
  const rows = useScriptState(props.room, (state) => state.rows);
  // What is being read does not change under the reader's eyes.
  const [text] = useState(() => readingText(rows) || t("calibration.sample"));
  const [take, setTake] = useState<Take>({ type: "before" });
  const units = spokenUnits(text);
  return (
    <div className="flex flex-col gap-3">
      <p
        lang="zh"
        className="scroll-y max-h-64 whitespace-pre-wrap rounded-md bg-sunken p-3 text-script leading-script"
      >
        {text}
      </p>
      {take.type === "reading" ? (
        <div className="flex items-center gap-3">
          <Button
            tone="primary"
            icon={<IconPause size={14} />}
            onClick={() => setTake({ type: "done", seconds: (performance.now() - take.since) / 1000 })}
          >
            {t("calibration.stop")}
          </Button>
          <Elapsed since={take.since} />
        </div>
      ) : (
        <Button
          tone={take.type === "before" ? "primary" : "plain"}
          className="self-start"
          icon={<IconPlay size={14} />}
          onClick={() => setTake({ type: "reading", since: performance.now() })}
        >
          {t(take.type === "before" ? "calibration.start" : "calibration.again")}
        </Button>
      )}
      {take.type === "done" ? <Outcome {...props} units={units} seconds={take.seconds} /> : null}
    </div>
  );
}

function Elapsed({ since }: { since: number }) {
  const t = useT("prompter");
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => setSeconds(Math.floor((performance.now() - since) / 1000)), 250);
    return () => window.clearInterval(timer);
  }, [since]);
  return <span className="text-ink-2 tabular-nums">{t("calibration.elapsed", { seconds })}</span>;
}

const ownSpeedOf = (state: ScriptState) => state.settings.charsPerMinute;

interface OutcomeProps extends CalibrationDialogProps {
  readonly units: number;
  readonly seconds: number;
}

function Outcome({ videoId, room, units, seconds, onClose, onSaved }: OutcomeProps) {
  const t = useT("prompter");
  const { role } = useApp();
  const commands = useCommands();
  const toast = useToast();
  const plan = usePlan();
  const channelId = useVideo(videoId)?.channelId ?? null;
  const channel = channelId ? plan.state.channels.get(channelId) : undefined;
  const own = useScriptState(room, ownSpeedOf);
  const speed = calibrate(units, seconds);
  const figures = { units, seconds: Math.round(seconds * 10) / 10 };
  if (!speed.ok) {
    return (
      <p role="status" className="text-small text-warn">
        {t("calibration.outOfRange", figures)}
      </p>
    );
  }
  const charsPerMinute = speed.value;
  function keepForScript(next: number | null) {
    setScriptSettings(room, { patch: { charsPerMinute: next } }, commands());
  }
  function keepForChannel(id: ChannelId, next: number | null) {
    if (plan.room) updateChannel(plan.room, { channelId: id, patch: { charsPerMinute: next } }, commands());
  }
  function done(where: string, undo: () => void) {
    toast.undo(t("calibration.saved", { where, speed: charsPerMinute }), undo);
    onSaved?.();
    onClose();
  }
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="text-read">
        {t("calibration.result", { ...figures, speed: charsPerMinute })}
      </p>
      <div className="flex flex-wrap gap-2">
        {channel && plan.room && mayWriteRoom(role, "plan") ? (
          <Button
            tone="primary"
            onClick={() => {
              // The script's own speed would stand over the account's.
              const before = { channel: channel.charsPerMinute, own };
              keepForChannel(channel.id, charsPerMinute);
              if (own !== null) keepForScript(null);
              done(channel.name, () => {
                keepForChannel(channel.id, before.channel);
                keepForScript(before.own);
              });
            }}
          >
            {t("calibration.toChannel", { name: channel.name })}
          </Button>
        ) : null}
        {mayWriteRoom(role, "script") ? (
          <Button
            onClick={() => {
              const before = own;
              keepForScript(charsPerMinute);
              done(t("calibration.thisScript"), () => keepForScript(before));
            }}
          >
            {t("calibration.toScript")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
