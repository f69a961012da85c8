import { type Annotation, splitMentions } from "@tongpin/domain/annotations";
import { refusalText, useCopy, useFormat, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { IconCloudOff } from "../../../ui/icons/index.ts";
import type { Annotations } from "./use-annotations.ts";
import type { UnsentDeed } from "./with-outbox.ts";

/** Who said what and when, and whether the server has it. */
export function AnnotationWords({ annotation, annotations }: { annotation: Annotation; annotations: Annotations }) {
  const t = useT("annotations");
  const format = useFormat();
  const { author, at, editedAt, removedAt, text, mentions } = annotation;
  if (removedAt !== null) return <p className="text-ink-3 text-small">{t("removedWords")}</p>;
  let place = 0;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-1.5 text-small">
        <span className="font-medium text-ink-2">{author.name}</span>
        <span className="text-ink-3 text-mini">
          {format.moment(at)}
          {editedAt === null ? null : ` · ${t("edited")}`}
        </span>
      </p>
      <p className="whitespace-pre-wrap break-words">
        {splitMentions(text, mentions).map((part) => {
          const key = `${place}`;
          place += part.text.length;
          return (
            <span
              key={key}
              className={classNames(
                part.person && "rounded-sm bg-accent-soft px-0.5 text-accent-text",
                part.person?.id === annotations.me.id && "font-medium",
              )}
            >
              {part.text}
            </span>
          );
        })}
      </p>
      {(annotations.unsent.get(annotation.id) ?? []).map((deed) => (
        <Unsent key={deed.op} deed={deed} annotations={annotations} />
      ))}
    </>
  );
}

function Unsent({ deed, annotations }: { deed: UnsentDeed; annotations: Annotations }) {
  const t = useT("annotations");
  const tc = useT("common");
  const { copied, copy } = useCopy();
  if (deed.refusedBecause === null) {
    return (
      <p className="flex items-center gap-1 text-mini text-warn">
        <IconCloudOff size={12} />
        {t("unsent")}
      </p>
    );
  }
  const why = refusalText(tc, deed.refusedBecause);
  return (
    <div role="status" className="text-danger text-mini">
      <p>
        {deed.type === "annotate" ? t("refused", { why }) : t("refusedDeed", { deed: t(`deeds.${deed.type}`), why })}
      </p>
      <p className="-mx-2 flex flex-wrap">
        {deed.words ? (
          <Button tone="quiet" size="small" onClick={() => void copy(deed.op, deed.words)}>
            {copied === deed.op ? t("copied") : t("copy")}
          </Button>
        ) : null}
        <Button tone="quiet" size="small" onClick={() => annotations.retry(deed.op)}>
          {t("again")}
        </Button>
        <Button tone="quiet" size="small" onClick={() => annotations.discard(deed.op)}>
          {t("discard")}
        </Button>
      </p>
    </div>
  );
}
