import type { ShotId, VideoId } from "@tongpin/domain/base";
import type { Coverage } from "@tongpin/domain/shots";
import type { ScriptRow, Shot } from "@tongpin/domain/video";
import type { ShotClash } from "@tongpin/workspace";
import { type ReactNode, useState } from "react";
import { AppLink, useActions, useFormat, usePaths, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { IconAlert, IconCheck } from "../../../ui/icons/index.ts";
import { Popover } from "../../../ui/popover.tsx";

interface CoverageMenuProps {
  readonly videoId: VideoId;
  readonly coverage: Coverage;
  readonly target: number | null;
  readonly rows: readonly ScriptRow[];
  /** As printed. */
  readonly shots: readonly Shot[];
  readonly clashes: readonly ShotClash[];
  readonly onShot: (id: ShotId) => void;
}

/** What is missing before this list can be shot; each line leads to its place. */
export function CoverageMenu({ videoId, coverage, target, rows, shots, clashes, onShot }: CoverageMenuProps) {
  const t = useT("shots");
  const format = useFormat();
  const paths = usePaths();
  const [open, setOpen] = useState(false);
  useActions([
    {
      id: "shots.coverage",
      keys: "mod+alt+k",
      whileTyping: true,
      label: t("coverageOpen"),
      group: "do",
      perform: () => setOpen(true),
    },
  ]);
  const { unshot, unsaid, untimed, seconds, off } = coverage;
  const firstUntimed = shots.find((shot) => shot.seconds === null && shot.status !== "dropped");
  const found = unshot.length + unsaid.length + Number(untimed > 0) + Number(off !== 0) + clashes.length;
  const jump = (id: ShotId) => () => {
    setOpen(false);
    onShot(id);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t("coverageTitle")}
      align="end"
      trigger={
        <Button size="small" tone="quiet" icon={found > 0 ? <IconAlert size={14} /> : <IconCheck size={14} />}>
          {found > 0 ? t("coverageFound", { count: found }) : t("coverageFine")}
        </Button>
      }
    >
      <ul className="flex w-80 max-w-full flex-col text-ui">
        {found === 0 ? <Line>{t("coverageNothing")}</Line> : null}
        {clashes.map(({ key, shotId, field }) => (
          <Line key={key}>
            <button type="button" className="text-start text-accent-text" onClick={jump(shotId)}>
              {t("coverageClash", {
                shot: shots.find(({ id }) => id === shotId)?.number ?? "",
                column: t(`columns.${field}`),
              })}
            </button>
          </Line>
        ))}
        {unshot.map((rowId) => {
          const place = rows.findIndex(({ id }) => id === rowId);
          return (
            <Line key={rowId}>
              <AppLink to={paths.video(videoId, "script")} query={{ row: rowId }} className="text-accent-text">
                {t("coverageRow", { place: place + 1, words: rows[place]?.voice.slice(0, 40) ?? "" })}
              </AppLink>
            </Line>
          );
        })}
        {unsaid.map(({ id, text }) => (
          <Line key={id}>
            <AppLink to={paths.video(videoId, "script")} className="text-accent-text">
              {t("coveragePoint", { words: text })}
            </AppLink>
          </Line>
        ))}
        {untimed > 0 && firstUntimed ? (
          <Line>
            <button type="button" className="text-start text-accent-text" onClick={jump(firstUntimed.id)}>
              {t("coverageUntimed", { count: untimed })}
            </button>
          </Line>
        ) : null}
        {off === 0 || target === null ? null : (
          <Line>
            {t(off > 0 ? "coverageOver" : "coverageUnder", {
              seconds: Math.abs(off),
              total: format.duration(Math.round(seconds)),
              target: format.duration(target),
            })}
          </Line>
        )}
      </ul>
    </Popover>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <li className="min-h-control-sm border-line border-t py-1.5 first:border-t-0">{children}</li>;
}
