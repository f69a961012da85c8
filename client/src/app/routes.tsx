import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { TodayScreen } from "../features/today/index.tsx";
import { ErrorScreen, NotFoundScreen } from "./error-screen.tsx";
import { homeOf } from "./home-of.ts";
import { pathsOf, type Query } from "./hooks/use-go.ts";
import { tabOf } from "./item/video-tabs.ts";
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

/** Fetches what a screen needs besides its component: its words, the code of its parts. */
type Warm = (services: Services, params: Readonly<Record<string, string>>) => Promise<unknown>;

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** The same as the route's loader, for a start that fetches before it knows who is here (warm-up.ts). */
    warm?: Warm;
    /** The screen has the window to itself: no rail, no bars. */
    alone?: true;
    /** The screen stays when the plan was written by a later version: it shows something else, or its own gate. */
    planless?: true;
  }
}

const needs = (warm: Warm) => ({
  staticData: { warm },
  loader: ({ context, params }: { context: Services; params: Readonly<Record<string, string>> }) =>
    warm(context, params),
});

/** A screen's own words arrive beside its code; `common` is there from the start. */
const words = (...files: string[]) => needs((services) => services.messages.need(files));

/** Screens that do without the plan, or stand behind a gate of their own. */
const planless = <T extends ReturnType<typeof needs>>(route: T) => ({
  ...route,
  staticData: { ...route.staticData, planless: true as const },
});

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  staticData: words("today", "blocks", "hot").staticData,
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
    ...words("start"),
    component: lazyRouteComponent(() => import("../features/start/index.tsx"), name),
  }),
);

const brand = createRoute({
  getParentRoute: () => root,
  path: "/b/$brandId",
  component: BrandFrame,
  beforeLoad: ({ context, params, location, cause }) => {
    const account = context.runtime.account.getSnapshot();
    if (!account) throw redirect({ to: "/login", search: { next: location.href }, replace: true });
    if (!account.session.brands.some((candidate) => candidate.id === params.brandId)) {
      // Who was in it has been told why not any more; who comes by an address is told that it leads nowhere for them.
      if (cause === "stay") throw redirect({ to: homeOf(account, null), replace: true });
      throw notFound();
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
  ...words("today", "blocks", "hot"),
  component: TodayScreen,
});

const calendar = createRoute({
  getParentRoute: () => brand,
  path: "/calendar",
  ...words("strip", "calendar", "views", "tray", "item", "hot", "moves", "days", "sheets"),
  component: lazyRouteComponent(() => import("../features/calendar/index.tsx"), "CalendarScreen"),
});

const campaigns = createRoute({
  getParentRoute: () => brand,
  path: "/campaigns",
  ...words("campaigns", "plan", "item", "hot", "days"),
  component: lazyRouteComponent(() => import("../features/campaigns/index.tsx"), "CampaignsScreen"),
});

const channelGrid = createRoute({
  getParentRoute: () => brand,
  path: "/channels/$channelId/grid",
  ...needs(({ messages, runtime }) => {
    runtime.fetchEngine();
    return messages.need(["grid", "item", "hot"]);
  }),
  component: lazyRouteComponent(() => import("../features/channels/index.tsx"), "ChannelGridScreen"),
});

const videos = createRoute({
  getParentRoute: () => brand,
  path: "/videos",
  ...words("videos", "item", "hot"),
  component: lazyRouteComponent(() => import("../features/videos/index.tsx"), "VideosScreen"),
});

/** Sides of a video whose words are not in a file of their name alone. */
const TAB_WORDS: Readonly<Record<string, readonly string[]>> = {
  overview: ["hot"],
  script: [
    "script",
    "annotations",
    "claims",
    "brief",
    "compare",
    "exchange",
    "suggest",
    "prompter",
    "standing",
    "templates",
    "review",
  ],
  shots: ["shots", "frames", "exchange"],
  production: ["production", "review", "claims", "brief", "suggest"],
  post: ["publish", "preview", "review", "claims"],
  records: ["records", "review"],
};

const video = createRoute({
  getParentRoute: () => brand,
  path: "/video/$videoId/$tab",
  ...planless(
    needs(({ messages, runtime }, { tab = "overview" }) => {
      runtime.fetchEngine();
      return Promise.all([messages.need(["item", ...(TAB_WORDS[tab] ?? [tab])]), tabOf(tab).code()]);
    }),
  ),
  component: lazyRouteComponent(() => import("./item/video-page.tsx"), "VideoPage"),
});

const shootRoutes = [
  ["/shoots", "ShootsScreen"],
  ["/shoots/$sheetId", "CallSheetScreen"],
  ["/shoots/$sheetId/set", "OnSetDayScreen"],
  ["/set/$videoId", "OnSetScreen"],
] as const;

const shooting = shootRoutes.map(([path, name]) =>
  createRoute({
    getParentRoute: () => brand,
    path,
    ...needs(({ messages, runtime }) => {
      runtime.fetchEngine();
      return messages.need(["shooting", "item", "days"]);
    }),
    component: lazyRouteComponent(() => import("../features/shooting/index.tsx"), name),
  }),
);

const printCalendar = createRoute({
  getParentRoute: () => brand,
  path: "/print/calendar",
  ...words("calendar", "strip"),
  component: lazyRouteComponent(() => import("../features/calendar/print/index.tsx"), "PrintCalendarScreen"),
});

const printShots = createRoute({
  getParentRoute: () => brand,
  path: "/print/$videoId",
  ...planless(
    needs(({ messages, runtime }) => {
      runtime.fetchEngine();
      return messages.need(["prints", "shots", "frames"]);
    }),
  ),
  component: lazyRouteComponent(() => import("../features/shots/print/index.tsx"), "PrintShotsScreen"),
});

const prompterNeeds = planless(
  needs(({ messages, runtime }) => {
    runtime.fetchEngine();
    return messages.need(["prompter", "script"]);
  }),
);

const prompter = createRoute({
  getParentRoute: () => brand,
  path: "/video/$videoId/prompter",
  ...prompterNeeds,
  staticData: { ...prompterNeeds.staticData, alone: true },
  component: lazyRouteComponent(() => import("../features/script/prompter/index.tsx"), "PrompterScreen"),
});

const reviewDesk = createRoute({
  getParentRoute: () => brand,
  path: "/review",
  ...words("review", "item"),
  component: lazyRouteComponent(() => import("../features/review/index.tsx"), "ReviewDesk"),
});

const review = createRoute({
  getParentRoute: () => brand,
  path: "/review/$videoId",
  ...planless(words("review", "item")),
  component: lazyRouteComponent(() => import("../features/review/index.tsx"), "ReviewPage"),
});

const guest = createRoute({
  getParentRoute: () => root,
  path: "/g",
  ...words("review"),
  component: lazyRouteComponent(() => import("../features/review/index.tsx"), "GuestEntry"),
});

const clientCalendar = createRoute({
  getParentRoute: () => root,
  path: "/c",
  ...words("client-calendar"),
  component: lazyRouteComponent(() => import("../features/client-calendar/index.tsx"), "ClientCalendarPage"),
});

const settings = createRoute({
  getParentRoute: () => brand,
  path: "/settings/$section",
  ...planless(words("settings", "calendar-links", "backup", "backupFolder", "claims", "days", "item", "paces")),
  component: lazyRouteComponent(() => import("../features/settings/index.tsx"), "SettingsScreen"),
});

const more = createRoute({
  getParentRoute: () => brand,
  path: "/more",
  staticData: { planless: true },
  component: lazyRouteComponent(() => import("./shell/more-screen.tsx"), "MoreScreen"),
});

export const routeTree = root.addChildren([
  home,
  ...entranceRoutes,
  guest,
  clientCalendar,
  brand.addChildren([
    today,
    calendar,
    campaigns,
    channelGrid,
    videos,
    prompter,
    video,
    ...shooting,
    printCalendar,
    printShots,
    reviewDesk,
    review,
    settings,
    more,
  ]),
]);
