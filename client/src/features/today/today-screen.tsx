import { civilDateOf } from "@tongpin/domain/calendar";
import { type ComponentType, lazy, Suspense, useMemo, useState } from "react";
import {
  AppLink,
  useApp,
  useFormat,
  useHolidayTable,
  useLedger,
  useNow,
  usePaths,
  usePlan,
  useSample,
  useT,
} from "../../app/index.ts";
import { NotHereYet } from "../../app/item/not-here-yet.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { GrowingItems } from "../../ui/growing-items.tsx";
import { IconCheckCircle, IconSparkle } from "../../ui/icons/index.ts";
import { type Block, blockOrder } from "./block-order.ts";
import { GapRow, PublishRow, RiskRow, WaitingRow } from "./rows.tsx";
import { Section } from "./section.tsx";
import { type TodayLists, todayLists } from "./today-lists.ts";

const MINUTE = 60_000;

/** The first look of the day: what waits for me, what goes out today, what endangers a promise. */
export function TodayScreen() {
  const t = useT("today");
  const format = useFormat();
  const { person, role } = useApp();
  const { state, ready } = usePlan();
  const { entries, known } = useLedger();
  const now = useNow(MINUTE);
  const table = useHolidayTable();
  const lists = useMemo(
    () => todayLists({ plan: state, entries, personId: person.id, role, now, table }),
    [state, entries, person.id, role, now, table],
  );
  const isNew = ready && state.videos.size === 0;
  return (
    <div className="scroll-y min-h-0 flex-1">
      <div className="mx-auto w-full max-w-3xl px-4 pt-5 pb-16 md:px-6 md:pt-8">
        <h1 className="mb-5 font-semibold text-large leading-tight">
          {t("title")}
          <span className="ml-3 font-normal text-ink-3 text-ui">{format.day(civilDateOf(now))}</span>
        </h1>
        {isNew ? <FirstSteps /> : <Lists lists={lists} isWhole={ready && known} />}
      </div>
    </div>
  );
}

// What the plan and the ledger say beyond one's own lists comes after the first paint.
const blocks = () => import("./blocks/index.tsx");
const HotBlock = lazy(async () => ({ default: (await blocks()).HotBlock }));
const CampaignBlock = lazy(async () => ({ default: (await blocks()).CampaignBlock }));
const OwedBlock = lazy(async () => ({ default: (await blocks()).OwedBlock }));
const LATER: Partial<Record<Block, ComponentType>> = { hot: HotBlock, campaigns: CampaignBlock, owed: OwedBlock };

/** @param isWhole whether what is not in the lists is not there, or has only not come yet */
function Lists({ lists, isWhole }: { lists: TodayLists; isWhole: boolean }) {
  const { role } = useApp();
  const { late, waiting, publishing, gaps, risks } = lists;
  const isDone = late.length + waiting.length + publishing.length + gaps.length + risks.length === 0;
  if (isDone && !isWhole) return <NotHereYet className="py-24" />;
  return (
    <div className="flex flex-col gap-7">
      {isDone ? <AllDone /> : null}
      {blockOrder(role).map((block) => {
        const Later = LATER[block];
        if (!Later) return isDone ? null : <OwnBlock key={block} block={block} lists={lists} isWhole={isWhole} />;
        return (
          <Suspense key={block} fallback={null}>
            <Later />
          </Suspense>
        );
      })}
    </div>
  );
}

function AllDone() {
  const t = useT("today");
  return (
    <EmptyState
      icon={<IconCheckCircle size={28} className="text-good" />}
      title={t("allDone.title")}
      note={t("allDone.note")}
      className="py-24"
    />
  );
}

/** The blocks of the first paint. What is expected every day says that there is none; the rest is left out. */
function OwnBlock({ block, lists, isWhole }: { block: Block; lists: TodayLists; isWhole: boolean }) {
  const t = useT("today");
  const { late, waiting, publishing, gaps, risks } = lists;
  const none = (key: string) => (isWhole ? t(key) : "");
  switch (block) {
    case "late":
      return late.length === 0 ? null : (
        <Section title={t("late.title")} count={late.length} empty="">
          <GrowingItems items={late} render={(item) => <WaitingRow key={item.video.id} item={item} />} />
        </Section>
      );
    case "waiting":
      return (
        <Section title={t("waiting.title")} count={waiting.length} empty={none("waiting.empty")}>
          <GrowingItems
            items={waiting}
            render={(item) => <WaitingRow key={`${item.type}-${item.video.id}`} item={item} />}
          />
        </Section>
      );
    case "publishing":
      return (
        <Section title={t("publishing.title")} count={publishing.length} empty={none("publishing.empty")}>
          <GrowingItems items={publishing} render={(item) => <PublishRow key={item.video.id} item={item} />} />
        </Section>
      );
    case "gaps":
      return gaps.length === 0 ? null : (
        <Section title={t("gaps.title")} count={gaps.length} empty="">
          {gaps.map((gap) => (
            <GapRow key={gap.channelId} gap={gap} />
          ))}
        </Section>
      );
    case "risks":
      return (
        <Section title={t("risks.title")} count={risks.length} empty={none("risks.empty")}>
          <GrowingItems
            items={risks}
            render={(risk) => <RiskRow key={`${risk.type}-${risk.video.id}`} risk={risk} />}
          />
        </Section>
      );
    default:
      return null;
  }
}

/** Nothing planned yet: the three things that make this screen useful. */
function FirstSteps() {
  const t = useT("today");
  const paths = usePaths();
  const { mode } = useApp();
  const steps = [
    { key: "channel", to: paths.settings("channels") },
    { key: "video", to: paths.videos },
    ...(mode === "server" ? [{ key: "invite", to: paths.settings("members") }] : []),
  ];
  return (
    <div>
      <h2 className="font-semibold text-base">{t("first.title")}</h2>
      <p className="mt-1 text-ink-2">{t("first.note")}</p>
      <ol className="mt-5 border-line border-t">
        {steps.map((step, place) => (
          <li key={step.key} className="border-line border-b">
            <AppLink to={step.to} className="flex items-baseline gap-3 px-1 py-3 hover:bg-hover">
              <span className="w-4 text-ink-3">{place + 1}</span>
              <span className="font-medium">{t(`first.${step.key}.title`)}</span>
              <span className="min-w-0 flex-1 text-ink-3 max-sm:hidden">{t(`first.${step.key}.note`)}</span>
            </AppLink>
          </li>
        ))}
      </ol>
      {mode === "local" ? <SampleButton /> : null}
    </div>
  );
}

function SampleButton() {
  const t = useT("today");
  const load = useSample();
  const [isLoading, setIsLoading] = useState(false);
  return (
    <Button
      className="mt-5"
      icon={<IconSparkle />}
      disabled={isLoading}
      onClick={() => {
        setIsLoading(true);
        void load().finally(() => setIsLoading(false));
      }}
    >
      {t(isLoading ? "first.sampleBusy" : "first.sample")}
    </Button>
  );
}
