import type { Instant } from "@tongpin/domain/base";
import type { LedgerEntry } from "@tongpin/domain/records";
import { provenInterval } from "@tongpin/domain/review";
import { useFormat, useLocale, useT } from "../../app/index.ts";
import { ShortHash } from "../../app/item/short-hash.tsx";
import { Chip } from "../../ui/chip.tsx";
import { classNames } from "../../ui/class-names.ts";
import { entryWords } from "./entry-words.ts";

const DOTS = { neutral: "bg-ink-3", good: "bg-good", warn: "bg-warn", danger: "bg-danger" } as const;
/** Two clocks that differ less say the same. */
const WORTH_SAYING_MS = 5 * 60_000;

/** One line of the ledger: when, who, what, about which content. */
export function EntryRow({ entry, entries }: { entry: LedgerEntry; entries: readonly LedgerEntry[] }) {
  const t = useT("records");
  const tr = useT("review");
  const format = useFormat();
  const { body } = entry;
  const words = entryWords(entry);
  return (
    <li className="relative flex gap-3 border-line border-l pb-5 pl-5 last:border-transparent last:pb-0">
      <span className={classNames("-left-[4.5px] absolute top-1.5 size-2 rounded-full", DOTS[words.tone])} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 break-words font-medium">{t(`entries.${words.key}`, words.values)}</span>
          {entry.actor.kind === "guest" ? <Chip>{t("guest")}</Chip> : null}
          {words.isLate ? <Chip tone="warn">{t("late")}</Chip> : null}
          {body.type === "decision" && body.level && body.reason ? <Chip>{tr(`levels.${body.level}`)}</Chip> : null}
        </p>
        {body.type === "decision" && body.reason ? (
          <p className="whitespace-pre-wrap break-words">{body.reason}</p>
        ) : null}
        {body.type === "submission" ? (
          <p className="text-ink-2 text-small">{t("due", { at: format.moment(body.dueAt) })}</p>
        ) : null}
        {body.type === "submission" && body.override ? (
          <p className="break-words text-small">
            <span className="text-warn">
              {t("override", { words: body.override.claims.map(({ text }) => text).join(" · ") })}
            </span>{" "}
            {body.override.reason}
          </p>
        ) : null}
        {body.type === "publication" ? (
          <a
            href={body.url}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="truncate text-accent-text text-small underline-offset-2 hover:underline"
          >
            {body.url}
          </a>
        ) : null}
        {body.type === "decision" ? <Proof entry={entry} body={body} entries={entries} /> : null}
        <p className="flex flex-wrap items-center gap-x-2 text-ink-3 text-small">
          <Moment at={entry.at} />
          <span className="keep">#{entry.seq}</span>
          {"contentHash" in body ? <ShortHash hash={body.contentHash} /> : null}
        </p>
      </div>
    </li>
  );
}

/** When it was made, as far as it can be proven, if the device was away from the server in between. */
function Proof({
  entry,
  body,
  entries,
}: {
  entry: LedgerEntry;
  body: Extract<LedgerEntry["body"], { type: "decision" }>;
  entries: readonly LedgerEntry[];
}) {
  const t = useT("records");
  const format = useFormat();
  if (body.clientAt === null || entry.at - body.clientAt < WORTH_SAYING_MS) return null;
  const { after } = provenInterval(entries, { seenHead: body.seenHead, at: entry.at });
  return (
    <p className="text-ink-3 text-small">
      {after === null
        ? t("proof.claim", { claimed: format.moment(body.clientAt), received: format.moment(entry.at) })
        : t("proof.between", {
            claimed: format.moment(body.clientAt),
            after: format.moment(after),
            received: format.moment(entry.at),
          })}
    </p>
  );
}

/** Beijing time; where the reader's clock says something else, that beside it. */
function Moment({ at }: { at: Instant }) {
  const t = useT("records");
  const format = useFormat();
  const locale = useLocale();
  const here = new Date(at);
  const isElsewhere = here.getTimezoneOffset() !== -480;
  const local = isElsewhere
    ? new Intl.DateTimeFormat(locale, { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" }).format(
        here,
      )
    : null;
  return (
    <time dateTime={here.toISOString()} className="keep">
      {format.moment(at)}
      {local ? t("yours", { local }) : null}
    </time>
  );
}
