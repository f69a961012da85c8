import { civilDateOf } from "@tongpin/domain/calendar";
import { type ReactNode, useMemo, useState } from "react";
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
import { AwaitedRow, PublishRow, RiskRow, WaitingRow } from "./rows.tsx";
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

/** @param isWhole whether what is not in the lists is not there, or has only not come yet */
function Lists({ lists, isWhole }: { lists: TodayLists; isWhole: boolean }) {
  const t = useT("today");
  const { role } = useApp();
  const { waiting, awaiting, publishing, risks } = lists;
  if (waiting.length + awaiting.length + publishing.length + risks.length === 0) {
    if (!isWhole) return <NotHereYet className="py-24" />;
    return (
      <EmptyState
        icon={<IconCheckCircle size={28} className="text-good" />}
        title={t("allDone.title")}
        note={t("allDone.note")}
        className="py-24"
      />
    );
  }
  return (
    <div className="flex flex-col gap-7">
      <Section title={t("waiting.title")} count={waiting.length} empty={isWhole ? t("waiting.empty") : ""}>
        <GrowingItems
          items={waiting}
          render={(item) => <WaitingRow key={`${item.type}-${item.video.id}`} item={item} />}
        />
      </Section>
      <Section title={t("publishing.title")} count={publishing.length} empty={isWhole ? t("publishing.empty") : ""}>
        <GrowingItems items={publishing} render={(video) => <PublishRow key={video.id} video={video} />} />
      </Section>
      {awaiting.length > 0 ? (
        <Section title={t("awaiting.title")} count={awaiting.length} empty="">
          <GrowingItems items={awaiting} render={(item) => <AwaitedRow key={item.video.id} item={item} />} />
        </Section>
      ) : null}
      {role === "reviewer" ? null : (
        <Section title={t("risks.title")} count={risks.length} empty={isWhole ? t("risks.empty") : ""}>
          <GrowingItems
            items={risks}
            render={(risk) => (
              <RiskRow
                key={risk.type === "gap" ? `gap-${risk.channelId}` : `${risk.type}-${risk.video.id}`}
                risk={risk}
              />
            )}
          />
        </Section>
      )}
    </div>
  );
}

function Section({
  title,
  count,
  empty,
  children,
}: {
  title: string;
  count: number;
  empty: string;
  children: ReactNode;
}) {
  return (
    <section>
      <h2 className="flex items-baseline gap-2 border-line border-b pb-1.5 font-semibold text-ui">
        {title}
        <span className="font-normal text-ink-3">{count > 0 ? count : null}</span>
      </h2>
      {count > 0 ? <ul>{children}</ul> : <p className="py-2.5 text-ink-3">{empty}</p>}
    </section>
  );
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
