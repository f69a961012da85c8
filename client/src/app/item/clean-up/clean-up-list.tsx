import type { CleanUp } from "@tongpin/domain/exchange";
import { Button } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { IconCheckCircle } from "../../../ui/icons/index.ts";
import { useT } from "../../hooks/use-t.ts";

/** A proposal, the text it stands in, and the place of that text in words. */
export interface PlacedCleanUp {
  readonly cleanUp: CleanUp;
  readonly text: string;
  readonly where: string;
}

/** So many are drawn; the next come as these are answered. */
const SHOWN = 100;
const AROUND = 8;
/** A whole cell converted is told by its beginning. */
const LONGEST = 60;

const clipped = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** What copying left behind: where, before → after. Nothing is taken by itself; what is damaged can only be looked at. */
export function CleanUpList({
  found,
  onTake,
}: {
  readonly found: readonly PlacedCleanUp[];
  readonly onTake: (indices: readonly number[]) => void;
}) {
  const t = useT("exchange");
  const takable = found.flatMap(({ cleanUp }, at) => (cleanUp.after === null ? [] : [at]));
  const damaged = found.length - takable.length;
  const kinds = damaged === 0 ? "takable" : takable.length === 0 ? "damaged" : "both";
  if (found.length === 0) {
    return (
      <p role="status" className="flex items-center gap-2 py-4 text-ink-2">
        <IconCheckCircle size={16} className="text-good" />
        {t("cleanUp.none")}
      </p>
    );
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 pb-2">
        <p role="status" className="min-w-0 flex-1 text-ink-2 text-small">
          {t("cleanUp.count", { kinds, takable: takable.length, damaged })}
        </p>
        {takable.length > 0 ? (
          <Button size="small" tone="primary" onClick={() => onTake(takable)}>
            {t("cleanUp.takeAll", { count: takable.length })}
          </Button>
        ) : null}
      </div>
      <ul className="border-line border-t">
        {found.slice(0, SHOWN).map((one, at) => (
          <li
            key={`${one.where} ${one.cleanUp.start}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-1.5"
          >
            <Chip tone={one.cleanUp.after === null ? "warn" : "neutral"}>{t(`cleanUp.rules.${one.cleanUp.rule}`)}</Chip>
            <span className="text-ink-3 text-small">{one.where}</span>
            <Excerpt {...one} />
            {one.cleanUp.after === null ? (
              <span className="text-small text-warn">{t("cleanUp.lookAt")}</span>
            ) : (
              <Button
                size="small"
                aria-label={t("cleanUp.takeOne", { before: clipped(one.cleanUp.before), where: one.where })}
                onClick={() => onTake([at])}
              >
                {t("cleanUp.take")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {found.length > SHOWN ? (
        <p className="pt-2 text-ink-3 text-small">{t("cleanUp.more", { count: found.length - SHOWN })}</p>
      ) : null}
    </>
  );
}

function Excerpt({ cleanUp: { start, end, before, after }, text }: PlacedCleanUp) {
  const t = useT("exchange");
  const head = text.slice(Math.max(0, start - AROUND), start);
  const tail = text.slice(end, end + AROUND);
  return (
    <span className="min-w-0 flex-1 basis-60 break-words">
      <span className="text-ink-3">
        {start > AROUND ? "…" : ""}
        {head}
      </span>
      <del className={after === null ? "bg-warn-soft no-underline" : "bg-danger-soft"}>{clipped(before)}</del>
      {after === null ? null : (
        <>
          <span className="sr-only">{t("cleanUp.becomes")}</span>
          <ins className="bg-good-soft no-underline">{clipped(after)}</ins>
        </>
      )}
      <span className="text-ink-3">{tail}…</span>
    </span>
  );
}
