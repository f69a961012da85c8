import type { ChangeLevel } from "@tongpin/domain/records";
import { TEXT_LIMIT } from "@tongpin/domain/records";
import { formatClock } from "@tongpin/domain/script";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { useT } from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { Textarea } from "../../../ui/field.tsx";
import { IconClock, IconSend } from "../../../ui/icons/index.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import type { Player } from "../player/use-player.ts";
import type { NewNote } from "./use-notes.ts";

/** Writes a note at the moment shown. Typing stops the film; Enter sends and lets it run on (R3). */
export function NoteComposer({
  player,
  hasCut,
  field,
  onWrite,
}: {
  player: Player;
  hasCut: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
  onWrite: (note: NewNote) => void;
}) {
  const t = useT("review");
  const [text, setText] = useState("");
  const [level, setLevel] = useState<ChangeLevel>("must");
  /** The moment typing began at; null = follows the film. */
  const [begunAt, setBegunAt] = useState<number | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  const [wasRunning, setWasRunning] = useState(false);
  const atMs = begunAt ?? player.atMs;
  /** On a phone the tools come with the first touch; until then the notes need the room. */
  const isAtWork = begunAt !== null || text !== "";
  const tooLong = [...text.trim()].length > TEXT_LIMIT;

  function begin() {
    if (begunAt !== null) return;
    setWasRunning(player.speed > 0);
    setBegunAt(player.now());
    player.pause();
  }

  function send() {
    if (text.trim() === "" || tooLong) return;
    onWrite({ parentId: null, atMs: isWhole || !hasCut ? null : Math.round(atMs), text, level });
    setText("");
    setBegunAt(null);
    if (wasRunning) player.play();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape") {
      event.preventDefault();
      setBegunAt(null);
      event.currentTarget.blur();
    }
  }

  return (
    <form
      // A press on the tools must not take the focus: leaving the empty field would fold them away under the finger.
      onPointerDown={(event) => {
        if (event.target !== field.current) event.preventDefault();
      }}
      className="flex shrink-0 flex-col gap-1.5 border-line border-t p-3 max-md:py-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        ref={field}
        rows={isAtWork ? 2 : 1}
        aria-label={t("notes.write")}
        placeholder={t("notes.placeholder")}
        value={text}
        aria-invalid={tooLong || undefined}
        onFocus={begin}
        onBlur={() => {
          if (text.trim() !== "") return;
          setBegunAt(null);
          setText("");
        }}
        onChange={(event) => {
          begin();
          setText(event.target.value);
        }}
        onKeyDown={onKeyDown}
        className="resize-none"
      />
      {tooLong ? <p className="text-danger text-small">{t("notes.tooLong", { max: TEXT_LIMIT })}</p> : null}
      <div className={classNames("flex flex-wrap items-center gap-2", !isAtWork && "max-md:hidden")}>
        {hasCut ? (
          <Button
            size="small"
            tone="quiet"
            icon={<IconClock size={14} />}
            aria-pressed={!isWhole}
            title={t("notes.whereHint")}
            onClick={() => setIsWhole(!isWhole)}
            className="px-1.5 tabular-nums"
          >
            {isWhole ? t("notes.whole") : formatClock(atMs)}
          </Button>
        ) : null}
        <Segmented<ChangeLevel>
          label={t("notes.level")}
          value={level}
          options={[
            { value: "must", label: t("levels.must") },
            { value: "should", label: t("levels.should") },
          ]}
          onChange={setLevel}
        />
        <span className="flex-1" />
        <IconButton
          type="submit"
          label={t("notes.send")}
          icon={<IconSend />}
          tip="left"
          disabled={text.trim() === "" || tooLong}
          className="text-accent-text"
        />
      </div>
    </form>
  );
}
