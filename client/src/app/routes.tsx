import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { TodayScreen } from "../features/today/index.tsx";
import { ErrorScreen, NotFoundScreen } from "./error-screen.tsx";
import { homeOf } from "./home-of.ts";
import { pathsOf, type Query } from "./hooks/use-go.ts";
import type { Services } from "./runtime/context.ts";
import { BrandFrame } from "./shell/shell.tsx";

function plainQuery(search: Record<string, unknown>): Query {
  return Object.fromEntries(Object.entries(search).map(([key, value]) => [key, String(value)]));
}

const root = createRootRouteWithContext<Services>()({
  component: Outlet,
  errorComponent: ErrorScreen,
  notFoundComponent: NotFoundScreen,
  validateSearch: plainQuery,
});

/** Waits for a screen's own words beside its code; `common` is there from the start. */
const words =
  (...files: string[]) =>
  ({ context }: { context: Services }) =>
    context.messages.need(files);

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: ({ context }) => {
    const { lastBrandId } = context.preferences.getSnapshot();
    throw redirect({ to: homeOf(context.runtime.account.getSnapshot(), lastBrandId), replace: true });
  },
});

const entrances = [
  ["/start", "StartScreen"],
  ["/setup", "SetupScreen"],
  ["/join", "JoinScreen"],
  ["/login", "LoginScreen"],
  ["/new-brand", "NewBrandScreen"],
] as const;

const entranceRoutes = entrances.map(([path, name]) =>
  createRoute({
    getParentRoute: () => root,
    path,
    loader: words("start"),
    component: lazyRouteComponent(() => import("../features/start/index.tsx"), name),
  }),
);

const brand = createRoute({
  getParentRoute: () => root,
  path: "/b/$brandId",
  component: BrandFrame,
  beforeLoad: ({ context, params, location }) => {
    const account = context.runtime.account.getSnapshot();
    if (!account) throw redirect({ to: "/login", search: { next: location.href }, replace: true });
    if (!account.session.brands.some((candidate) => candidate.id === params.brandId)) {
      throw redirect({ to: homeOf(account, null), replace: true });
    }
    const { guest } = account.session;
    if (guest && !location.pathname.startsWith(pathsOf(guest.brandId).review(guest.videoId))) {
      throw redirect({ to: homeOf(account, null), replace: true });
    }
  },
});

const today = createRoute({
  getParentRoute: () => brand,
  path: "/",
  loader: words("today"),
  component: TodayScreen,
});

const calendar = createRoute({
  getParentRoute: () => brand,
  path: "/calendar",
  loader: words("calendar", "item"),
  component: lazyRouteComponent(() => import("../features/calendar/index.tsx"), "CalendarScreen"),
});

const campaigns = createRoute({
  getParentRoute: () => brand,
  path: "/campaigns",
  loader: words("campaigns", "item"),
  component: lazyRouteComponent(() => import("../features/campaigns/index.tsx"), "CampaignsScreen"),
});

const videos = createRoute({
  getParentRoute: () => brand,
  path: "/videos",
  loader: words("videos", "item"),
  component: lazyRouteComponent(() => import("../features/videos/index.tsx"), "VideosScreen"),
});

/** Sides of a video whose words are not in a file of their name alone. */
const TAB_WORDS: Readonly<Record<string, readonly string[]>> = {
  production: ["production", "review"],
  post: ["publish", "review"],
  records: ["records", "review"],
};

const video = createRoute({
  getParentRoute: () => brand,
  path: "/video/$videoId/$tab",
  loader: ({ context, params }) => words("item", ...(TAB_WORDS[params.tab] ?? [params.tab]))({ context }),
  component: lazyRouteComponent(() => import("./item/video-page.tsx"), "VideoPage"),
});

const reviewDesk = createRoute({
  getParentRoute: () => brand,
  path: "/review",
  loader: words("review", "item"),
  component: lazyRouteComponent(() => import("../features/review/index.tsx"), "ReviewDesk"),
});

const review = createRoute({
  getParentRoute: () => brand,
  path: "/review/$videoId",
  loader: words("review", "item"),
  component: lazyRouteComponent(() => import("../features/review/index.tsx"), "ReviewPage"),
});

const guest = createRoute({
  getParentRoute: () => root,
  path: "/g",
  loader: words("review"),
  component: lazyRouteComponent(() => import("../features/review/index.tsx"), "GuestEntry"),
});

const settings = createRoute({
  getParentRoute: () => brand,
  path: "/settings/$section",
  loader: words("settings"),
  component: lazyRouteComponent(() => import("../features/settings/index.tsx"), "SettingsScreen"),
});

const more = createRoute({
  getParentRoute: () => brand,
  path: "/more",
  component: lazyRouteComponent(() => import("./shell/more-screen.tsx"), "MoreScreen"),
});

export const routeTree = root.addChildren([
  home,
  ...entranceRoutes,
  guest,
  brand.addChildren([today, calendar, campaigns, videos, video, reviewDesk, review, settings, more]),
]);
