import type { CivilDate, PersonId } from "@tongpin/domain/base";
import type { Stage, Video } from "@tongpin/domain/video";
import { settleVideoClash, type VideoClash, type VideoClashField } from "@tongpin/workspace";
import { Button } from "../../ui/button.tsx";
import { IconAlert } from "../../ui/icons/index.ts";
import { useCommands } from "../hooks/use-commands.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useMembers } from "../hooks/use-members.ts";
import { usePlan } from "../hooks/use-plan.ts";
import { useT } from "../hooks/use-t.ts";
import { announce } from "../live-region.tsx";

const NONE: readonly VideoClash[] = [];
/** The word of each fact, as on the card. */
const NAMES: Readonly<Record<VideoClashField, string>> = {
  planDate: "planDate",
  promiseDate: "promiseDate",
  ownerId: "owner",
  stage: "stage",
};

/** Two decided the same fact of a video at once, one of them offline: both answers stand here until somebody chooses (T7). */
export function VideoClashes({ video, mayEdit }: { video: Video; mayEdit: boolean }) {
  const t = useT("item");
  const { state } = usePlan();
  const clashes = state.videoClashes.get(video.id) ?? NONE;
  if (clashes.length === 0) return null;
  const fields = [...new Set(clashes.map(({ field }) => field))];
  return (
    <section
      aria-label={t("clash.label")}
      className="flex flex-col gap-2 rounded-md border border-line bg-warn-soft px-3 py-2"
    >
      {fields.map((field) => (
        <ClashedFact
          key={field}
          video={video}
          field={field}
          clashes={clashes.filter((clash) => clash.field === field)}
          mayEdit={mayEdit}
        />
      ))}
      <p className="text-ink-2 text-mini">{t("clash.note")}</p>
    </section>
  );
}

interface ClashedFactProps {
  readonly video: Video;
  readonly field: VideoClashField;
  readonly clashes: readonly VideoClash[];
  readonly mayEdit: boolean;
}

function ClashedFact({ video, field, clashes, mayEdit }: ClashedFactProps) {
  const t = useT("item");
  const { room } = usePlan();
  const commands = useCommands();
  const say = useFactText();
  const present = video[field];

  function choose(keep: VideoClash["value"]) {
    if (!room) return;
    const done = settleVideoClash(room, { videoId: video.id, field, keep }, commands());
    if (done.ok) announce(t("clash.chosen", { fact: t(NAMES[field]), value: say(field, keep) }));
  }

  return (
    <div>
      <h4 className="flex items-center gap-1.5 font-medium text-small text-warn">
        <IconAlert size={14} />
        {t("clash.title", { fact: t(NAMES[field]) })}
      </h4>
      <ul className="mt-1 flex flex-col gap-1">
        <Answer
          note={t("clash.now")}
          words={say(field, present)}
          verb={t("clash.keep")}
          label={t("clash.keepValue", { value: say(field, present) })}
          mayEdit={mayEdit}
          onChoose={() => choose(present)}
        />
        {clashes.map(({ key, value }) => (
          <Answer
            key={key}
            note={t("clash.also")}
            words={say(field, value)}
            verb={t("clash.take")}
            label={t("clash.takeValue", { value: say(field, value) })}
            mayEdit={mayEdit}
            onChoose={() => choose(value)}
          />
        ))}
      </ul>
    </div>
  );
}

interface AnswerProps {
  readonly note: string;
  readonly words: string;
  readonly verb: string;
  /** The verb with what it is done to, for screen readers. */
  readonly label: string;
  readonly mayEdit: boolean;
  onChoose(): void;
}

function Answer({ note, words, verb, label, mayEdit, onChoose }: AnswerProps) {
  return (
    <li className="flex min-h-row items-center gap-2">
      <span className="w-16 shrink-0 text-ink-2 text-mini">{note}</span>
      <span className="min-w-0 flex-1 break-words text-ui">{words}</span>
      {mayEdit ? (
        <Button size="small" aria-label={label} onClick={onChoose}>
          {verb}
        </Button>
      ) : null}
    </li>
  );
}

/** A fact's value in words. */
function useFactText(): (field: VideoClashField, value: VideoClash["value"]) => string {
  const t = useT("item");
  const tc = useT("common");
  const format = useFormat();
  const members = useMembers();
  return (field, value) => {
    switch (field) {
      case "planDate":
      case "promiseDate":
        return value === null ? t("dates.none") : format.day(value as CivilDate);
      case "ownerId":
        if (value === null) return tc("nobody");
        return members.find(({ personId }) => personId === (value as PersonId))?.name ?? tc("formerMember");
      case "stage":
        return tc(`stages.${value as Stage}`);
    }
  };
}
