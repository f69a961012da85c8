import { Outlet, useParams, useRouterState } from "@tanstack/react-router";
import { asId, type BrandId } from "@tongpin/domain/base";
import { lazy, Suspense, useEffect, useState } from "react";
import { whenIdle } from "../../platform/idle.ts";
import { classNames } from "../../ui/class-names.ts";
import { useApp, useMaybeApp } from "../hooks/use-app.ts";
import { useUploads } from "../hooks/use-cuts.ts";
import { usePhoneLayout } from "../hooks/use-phone-layout.ts";
import { usePlanIsNewer } from "../hooks/use-plan.ts";
import { useT } from "../hooks/use-t.ts";
import type { BrandSource } from "../runtime/brand-source.ts";
import { BrandContext, useServices } from "../runtime/context.ts";
import { PageTitle } from "./page-title.tsx";
import { PlanUndo } from "./plan-undo.tsx";
import { PhoneTabs, Rail } from "./rail.tsx";
import { ShellActions } from "./shell-actions.tsx";
import { TopBar } from "./top-bar.tsx";

const FolderWatch = lazy(async () => ({ default: (await import("./folder-watch.tsx")).FolderWatch }));
const StaticPlan = lazy(async () => ({ default: (await import("./static-plan.tsx")).StaticPlan }));

/** Opens the brand of the address for everything below, and closes it when another is opened. */
export function BrandFrame() {
  const { brandId } = useParams({ strict: false });
  const { runtime, preferences } = useServices();
  const [source, setSource] = useState<BrandSource | null>(null);
  useEffect(() => {
    const opened = runtime.openBrand(asId<BrandId>(brandId ?? ""));
    preferences.set({ lastBrandId: opened.brandId });
    setSource(opened);
    return () => opened.close();
  }, [runtime, preferences, brandId]);
  // Between signing out and the next page there is nobody whose brand this could be.
  const app = useMaybeApp();
  const present = source?.brandId === brandId ? source : null;
  if (!present || !app) return null;
  return (
    <BrandContext value={present}>
      <Shell key={brandId} />
    </BrandContext>
  );
}

function Shell() {
  const { mode } = useApp();
  const t = useT("common");
  const isGuest = mode === "guest";
  const isAlone = useRouterState({ select: ({ matches }) => matches.some(({ staticData }) => staticData.alone) });
  const isFramed = !isGuest && !isAlone;
  const onPhone = usePhoneLayout();
  return (
    <div className="flex h-dvh bg-page text-ink">
      <a
        href="#main"
        className="sr-only z-60 rounded-md bg-raised px-3 py-2 shadow-float focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t("skip")}
      </a>
      {isGuest ? null : <PlanUndo />}
      {isFramed && !onPhone ? <Rail /> : null}
      <div className={classNames("flex min-w-0 flex-1 flex-col border-line", !isAlone && "md:border-l")}>
        {isAlone ? null : <TopBar />}
        <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          <PlanGate />
        </main>
        {isFramed && onPhone ? <PhoneTabs /> : null}
      </div>
      <ShellActions />
      <PageTitle />
      {mode === "server" ? <Uploads /> : null}
      {isGuest ? null : <Later />}
    </div>
  );
}

/** What works beside the screens, fetched when the first of them is painted. */
function Later() {
  const [isTime, setIsTime] = useState(false);
  useEffect(() => whenIdle(() => setIsTime(true)), []);
  return isTime ? (
    <Suspense fallback={null}>
      <FolderWatch />
    </Suspense>
  ) : null;
}

/** What a later version has written into the plan is shown as plain words; screens that do without the plan stay. */
function PlanGate() {
  const isNewer = usePlanIsNewer();
  const standsAlone = useRouterState({
    select: ({ matches }) => matches.some(({ staticData }) => staticData.planless),
  });
  if (!isNewer || standsAlone) return <Outlet />;
  return (
    <Suspense fallback={null}>
      <StaticPlan />
    </Suspense>
  );
}

/** Cuts that an earlier page could not bring to the server go on wherever one is. */
function Uploads() {
  useUploads();
  return null;
}
