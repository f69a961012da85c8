import type { RowId, VideoId } from "@tongpin/domain/base";
import { readSeconds } from "@tongpin/domain/script";
import { BEATS, type Beat, type ScriptRow } from "@tongpin/domain/video";
import type { ShownScript } from "@tongpin/workspace";
import { type FormEvent, useState } from "react";
import { usePaths, useT, useToast } from "../../../app/index.ts";
import { useShownState } from "../../../app/item/use-shown.ts";
import { Button } from "../../../ui/button.tsx";
import { Input } from "../../../ui/field.tsx";
import { IconArrowDown, IconArrowUp, IconCopy, IconLink, IconPlus, IconTrash } from "../../../ui/icons/index.ts";
import { Menu, MenuChoice, MenuItem, MenuLine, MenuSub } from "../../../ui/menu.tsx";
import { Popover } from "../../../ui/popover.tsx";
import type { RowPart } from "../editor/views/row-view.ts";
import type { RowCommands } from "./row-commands.ts";

export interface PressedPart {
  readonly part: RowPart;
  readonly id: RowId;
  readonly anchor: HTMLElement;
}

interface RowPopupsProps {
  readonly pressed: PressedPart | null;
  readonly shown: ShownScript;
  readonly videoId: VideoId;
  readonly rows: RowCommands;
  readonly onRemove: (id: RowId) => void;
  readonly onFocus: (id: RowId) => void;
  readonly onClose: () => void;
}

/** What opens when a row's handle, beat or seconds are pressed. */
export function RowPopups(props: RowPopupsProps) {
  const { pressed, shown, rows, onClose } = props;
  const row = useShownState(shown, (state) => state.rows.find((each) => each.id === pressed?.id) ?? null);
  if (!pressed || !row) return null;
  if (pressed.part === "seconds") {
    return <SecondsPopover key={row.id} row={row} anchor={pressed.anchor} rows={rows} onClose={onClose} />;
  }
  const onOpenChange = (open: boolean) => {
    if (!open) onClose();
  };
  return (
    <Menu open onOpenChange={onOpenChange} anchor={pressed.anchor} align={pressed.part === "beat" ? "end" : "start"}>
      {pressed.part === "beat" ? (
        <BeatChoice row={row} rows={rows} onClose={onClose} />
      ) : (
        <RowVerbs {...props} row={row} />
      )}
    </Menu>
  );
}

function BeatChoice({ row, rows, onClose }: { row: ScriptRow; rows: RowCommands; onClose: () => void }) {
  const t = useT("script");
  return (
    <MenuChoice<Beat | "none">
      label={t("chooseBeat")}
      value={row.beat ?? "none"}
      options={[
        ...BEATS.map((beat) => ({ value: beat, label: t(`beats.${beat}`), icon: <BeatDot beat={beat} /> })),
        { value: "none" as const, label: t("noBeat") },
      ]}
      onChange={(beat) => {
        rows.set(row.id, { beat: beat === "none" ? null : beat });
        onClose();
      }}
    />
  );
}

export function BeatDot({ beat }: { beat: Beat }) {
  return <span aria-hidden="true" data-beat={beat} className="script-beat-dot" />;
}

function RowVerbs({ row, rows, videoId, onRemove, onFocus, onClose }: RowPopupsProps & { row: ScriptRow }) {
  const t = useT("script");
  const toast = useToast();
  const paths = usePaths();
  const insert = (place: "above" | "below") => {
    const id = rows.insert(row.id, place);
    if (id) queueMicrotask(() => onFocus(id));
  };
  const copyLink = () => {
    const address = new URL(paths.video(videoId, "script"), window.location.href);
    address.searchParams.set("row", row.id);
    void navigator.clipboard.writeText(address.href).then(() => toast.info(t("linkCopied")));
  };
  return (
    <>
      <MenuItem icon={<IconPlus size={14} />} onSelect={() => insert("above")}>
        {t("insertAbove")}
      </MenuItem>
      <MenuItem icon={<IconPlus size={14} />} onSelect={() => insert("below")}>
        {t("insertBelow")}
      </MenuItem>
      <MenuItem icon={<IconCopy size={14} />} onSelect={() => rows.duplicate(row.id)}>
        {t("duplicate")}
      </MenuItem>
      <MenuItem icon={<IconArrowUp size={14} />} keys="alt+up" onSelect={() => rows.move(row.id, -1)}>
        {t("moveUp")}
      </MenuItem>
      <MenuItem icon={<IconArrowDown size={14} />} keys="alt+down" onSelect={() => rows.move(row.id, 1)}>
        {t("moveDown")}
      </MenuItem>
      <MenuSub icon={row.beat ? <BeatDot beat={row.beat} /> : null} label={t("chooseBeat")}>
        <BeatChoice row={row} rows={rows} onClose={onClose} />
      </MenuSub>
      <MenuItem icon={<IconLink size={14} />} onSelect={copyLink}>
        {t("copyLink")}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<IconTrash size={14} />} danger onSelect={() => onRemove(row.id)}>
        {t("removeRow")}
      </MenuItem>
    </>
  );
}

interface SecondsPopoverProps {
  readonly row: ScriptRow;
  readonly anchor: HTMLElement;
  readonly rows: RowCommands;
  readonly onClose: () => void;
}

function SecondsPopover({ row, anchor, rows, onClose }: SecondsPopoverProps) {
  const t = useT("script");
  const [draft, setDraft] = useState(row.seconds === null ? "" : String(row.seconds));
  const seconds = draft.trim() === "" ? null : readSeconds(draft);
  const isWrong = draft.trim() !== "" && seconds === null;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isWrong) return;
    rows.set(row.id, { seconds });
    onClose();
  };
  return (
    <Popover open anchor={anchor} align="end" title={t("secondsTitle")} onOpenChange={(open) => open || onClose()}>
      <form onSubmit={save} className="flex w-56 flex-col gap-2">
        <div className="flex items-center gap-2">
          <Input
            autoFocus
            inputMode="decimal"
            aria-label={t("secondsTitle")}
            aria-invalid={isWrong || undefined}
            placeholder={t("bySpeech")}
            value={draft}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setDraft(event.target.value)}
          />
          <Button type="submit" tone="primary" disabled={isWrong}>
            {t("save")}
          </Button>
        </div>
        <p className={isWrong ? "text-danger text-small" : "text-ink-3 text-small"}>
          {isWrong ? t("secondsWrong") : t("secondsHint")}
        </p>
      </form>
    </Popover>
  );
}
