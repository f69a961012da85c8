import type { VideoId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import type { ScriptRoom, UndoStack } from "@tongpin/workspace";
import { type ReactNode, useSyncExternalStore } from "react";
import { type ScriptAccess, useFormat, useScriptState, useT } from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Avatar } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import {
  IconAlert,
  IconList,
  IconPicture,
  IconPlus,
  IconRedo,
  IconSparkle,
  IconUndo,
} from "../../../ui/icons/index.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { totalSeconds } from "../core/shot-sums.ts";
import { ShotsExchange } from "../exchange/shots-exchange.tsx";
import type { ShotCommands } from "./use-shot-commands.ts";

interface ShotsBarProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly shots: readonly Shot[];
  /** Script rows that have no shot yet. */
  readonly missing: number;
  /** What else belongs to the list: its order, its check, its columns. */
  readonly children: ReactNode;
  readonly undo: UndoStack;
  readonly presence: NonNullable<ScriptAccess["presence"]>;
  readonly mayWrite: boolean;
  readonly commands: ShotCommands;
  readonly isBoard: boolean;
  readonly onView: (board: boolean) => void;
}

/** How many shots, how long together against the target, and the verbs of the whole list. */
export function ShotsBar(props: ShotsBarProps) {
  const { videoId, room, shots, missing, children, undo, presence, mayWrite, commands, isBoard, onView } = props;
  const t = useT("shots");
  const format = useFormat();
  const target = useScriptState(room, (state) => state.settings.targetSeconds);
  const { canUndo, canRedo } = useSyncExternalStore(undo.subscribe, undo.getSnapshot);
  const total = totalSeconds(shots);
  const over = target === null ? 0 : Math.round((total - target) * 10) / 10;
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-1.5">
      <p className="flex items-baseline gap-1.5 text-ui">
        <strong className="font-semibold">{t("count", { count: shots.length })}</strong>
        <span className={classNames("text-small", over > 0 ? "text-danger" : "text-ink-2")}>
          {format.duration(Math.round(total))}
          {target === null ? null : ` / ${t("target", { duration: format.duration(target) })}`}
        </span>
      </p>
      {over > 0 ? (
        <span className="inline-flex items-center gap-1 text-danger text-small">
          <IconAlert size={14} />
          {t("over", { seconds: over })}
        </span>
      ) : null}
      <div className="ml-auto flex items-center gap-1.5 max-sm:w-full max-sm:overflow-x-auto sm:flex-wrap sm:justify-end">
        {children}
        <Colleagues presence={presence} />
        {shots.length > 0 ? (
          <Segmented
            label={t("view")}
            value={isBoard ? "board" : "table"}
            options={[
              { value: "table", label: t("asTable"), icon: <IconList size={14} /> },
              { value: "board", label: t("asBoard"), icon: <IconPicture size={14} /> },
            ]}
            iconsOnly
            onChange={(view) => onView(view === "board")}
          />
        ) : null}
        <ShotsExchange videoId={videoId} room={room} shots={shots} mayWrite={mayWrite} />
        {mayWrite ? (
          <>
            {missing > 0 && shots.length > 0 ? (
              <Button size="small" icon={<IconSparkle size={14} />} onClick={commands.fromScript}>
                {t("fromScriptCount", { count: missing })}
              </Button>
            ) : null}
            <Button
              size="small"
              tone="quiet"
              className="sm:hidden"
              icon={<IconPlus size={14} />}
              onClick={() => commands.add(shots.at(-1)?.id ?? null)}
            >
              {t("add")}
            </Button>
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
      </div>
    </div>
  );
}

function Colleagues({ presence }: { presence: ShotsBarProps["presence"] }) {
  const t = useT("shots");
  const peers = useSyncExternalStore(presence.subscribe, presence.getSnapshot);
  const people = [...new Map(peers.map((peer) => [peer.personId, peer])).values()];
  if (people.length === 0) return null;
  const names = people.map((peer) => peer.name).join(t("comma"));
  return (
    <span className="-space-x-1.5 mr-1 flex" title={names}>
      <span className="sr-only">{t("alsoHere", { names })}</span>
      {people.slice(0, 5).map((peer) => (
        <Avatar key={peer.personId} name={peer.name} hue={peer.hue} className="ring-2 ring-page" />
      ))}
    </span>
  );
}
