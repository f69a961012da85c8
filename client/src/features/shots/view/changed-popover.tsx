import type { VideoId } from "@tongpin/domain/base";
import { rowChanges } from "@tongpin/domain/script";
import type { ScriptRow, Shot } from "@tongpin/domain/video";
import { AppLink, usePaths, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Popover } from "../../../ui/popover.tsx";
import type { ShotCommands } from "./use-shot-commands.ts";

interface ChangedPopoverProps {
  readonly videoId: VideoId;
  readonly shot: Shot;
  readonly row: ScriptRow;
  readonly anchor: Element;
  readonly commands: ShotCommands;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
}

/** 脚本已变: what the row said when the shot was made and what it says now; take it over or keep the shot's own. */
export function ChangedPopover({ videoId, shot, row, anchor, commands, mayWrite, onClose }: ChangedPopoverProps) {
  const t = useT("shots");
  const paths = usePaths();
  const settle = (deed: () => void) => () => {
    deed();
    onClose();
  };
  return (
    <Popover open anchor={anchor} title={t("rowChangedTitle")} onOpenChange={(open) => open || onClose()}>
      <div className="flex w-80 max-w-full flex-col gap-3">
        <dl className="flex flex-col gap-2">
          {rowChanges(shot, row).map(({ column, before, after }) => (
            <div key={column} className="flex flex-col gap-0.5">
              <dt className="text-ink-3 text-mini">{t(`rowColumns.${column}`)}</dt>
              <dd className="whitespace-pre-wrap text-ink-3 text-ui line-through decoration-line-strong">
                {before || t("nothing")}
              </dd>
              <dd className="whitespace-pre-wrap text-ink text-ui">{after || t("nothing")}</dd>
            </div>
          ))}
        </dl>
        <div className="flex flex-wrap items-center gap-2">
          {mayWrite ? (
            <>
              <Button tone="primary" size="small" onClick={settle(() => commands.acceptRow(shot))}>
                {t("acceptRow")}
              </Button>
              <Button size="small" onClick={settle(() => commands.keepShot(shot, row))}>
                {t("keepShot")}
              </Button>
            </>
          ) : null}
          <AppLink
            to={paths.video(videoId, "script")}
            query={{ row: row.id }}
            className="ml-auto text-accent-text text-small"
          >
            {t("openRow")}
          </AppLink>
        </div>
      </div>
    </Popover>
  );
}
