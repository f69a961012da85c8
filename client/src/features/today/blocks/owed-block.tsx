import { useMemo } from "react";
import {
  ChannelChip,
  ClockChip,
  PersonChip,
  StageGlyph,
  useApp,
  useHolidayTable,
  useLedger,
  useNow,
  usePaths,
  usePlan,
  useT,
} from "../../../app/index.ts";
import { Line } from "../line.tsx";
import { Section } from "../section.tsx";
import { TAB_OF_STEP } from "../tab-of-step.ts";
import { type Owed, type Owing, owedToMe } from "./owed.ts";

const MINUTE = 60_000;

/** 我在等谁: who owes me what, the most pressing first. */
export function OwedBlock() {
  const t = useT("blocks");
  const { person, role } = useApp();
  const { state: plan } = usePlan();
  const { entries } = useLedger();
  const table = useHolidayTable();
  const now = useNow(MINUTE);
  const owed = useMemo(
    () => owedToMe({ plan, entries, personId: person.id, role, now, table }),
    [plan, entries, person.id, role, now, table],
  );
  const count = owed.reduce((sum, { owing }) => sum + owing.length, 0);
  if (count === 0) return null;
  return (
    <Section title={t("owed.title")} count={count} empty="">
      {owed.map((party) => (
        <Party key={party.by} party={party} />
      ))}
    </Section>
  );
}

function Party({ party: { by, owing } }: { party: Owed }) {
  const t = useT("blocks");
  return (
    <li className="border-line border-b last:border-b-0">
      <h3 className="flex items-center gap-2 pt-2 text-ink-2 text-small">
        {by === "brand" ? <span>{t("owed.brand")}</span> : <PersonChip personId={by} />}
        <span className="text-ink-3">{owing.length}</span>
      </h3>
      <ul>
        {owing.map((item) => (
          <OwingRow key={item.video.id} item={item} />
        ))}
      </ul>
    </li>
  );
}

function OwingRow({ item }: { item: Owing }) {
  const t = useT("blocks");
  const tt = useT("today");
  const tc = useT("common");
  const paths = usePaths();
  const { video } = item;
  const isReview = item.type === "review";
  return (
    <Line
      to={paths.video(video.id, isReview ? "review" : TAB_OF_STEP[item.deadline.step])}
      lead={<StageGlyph stage={video.stage} />}
      title={video.title}
      note={isReview ? t("owed.review") : tt("waiting.step", { step: tc(`deadlineSteps.${item.deadline.step}`) })}
      facts={
        <>
          <span className="max-sm:hidden">
            <ChannelChip channelId={video.channelId} />
          </span>
          <ClockChip dueAt={item.dueAt} />
        </>
      }
    />
  );
}
