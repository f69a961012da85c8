import type { Icon } from "../../ui/icons/index.ts";
import {
  IconCalendar,
  IconCampaign,
  IconMenu,
  IconReview,
  IconSettings,
  IconShoot,
  IconToday,
  IconVideo,
} from "../../ui/icons/index.ts";
import type { pathsOf } from "../hooks/use-go.ts";

type Paths = ReturnType<typeof pathsOf>;

export interface NavItem {
  /** Key of its word in `common.nav`. */
  readonly key: "today" | "calendar" | "campaigns" | "videos" | "shoots" | "review" | "settings" | "more";
  readonly icon: Icon;
  readonly path: (paths: Paths) => string;
  readonly exact?: boolean;
  readonly keys?: string;
}

const TODAY: NavItem = { key: "today", icon: IconToday, path: (paths) => paths.today, exact: true, keys: "g t" };
const CALENDAR: NavItem = { key: "calendar", icon: IconCalendar, path: (paths) => paths.calendar, keys: "g c" };
const CAMPAIGNS: NavItem = { key: "campaigns", icon: IconCampaign, path: (paths) => paths.campaigns, keys: "g p" };
const VIDEOS: NavItem = { key: "videos", icon: IconVideo, path: (paths) => paths.videos, keys: "g v" };
const SHOOTS: NavItem = { key: "shoots", icon: IconShoot, path: (paths) => paths.shoots, keys: "g o" };
const REVIEW: NavItem = { key: "review", icon: IconReview, path: (paths) => paths.reviewDesk, keys: "g r" };
const SETTINGS: NavItem = { key: "settings", icon: IconSettings, path: (paths) => paths.settings(), keys: "g s" };
const MORE: NavItem = { key: "more", icon: IconMenu, path: (paths) => paths.more };

/** The left rail, in the order of a day's work. */
export const RAIL: readonly NavItem[] = [TODAY, CALENDAR, CAMPAIGNS, VIDEOS, SHOOTS, REVIEW];
export const RAIL_FOOT: readonly NavItem[] = [SETTINGS];
/** The five a thumb reaches. */
export const PHONE_TABS: readonly NavItem[] = [TODAY, REVIEW, SHOOTS, CALENDAR, MORE];
/** What the phone keeps under 更多. */
export const MORE_ITEMS: readonly NavItem[] = [VIDEOS, CAMPAIGNS, SETTINGS];
export const ALL_ITEMS: readonly NavItem[] = [...RAIL, ...RAIL_FOOT];
