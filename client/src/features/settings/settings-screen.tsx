import { useParams } from "@tanstack/react-router";
import { mayManage } from "@tongpin/domain/access";
import type { ComponentType } from "react";
import { AppLink, Screen, useApp, usePaths, useT } from "../../app/index.ts";
import { NeedsTeam } from "../../app/item/needs-team.tsx";
import { AccountSection } from "./account-section.tsx";
import { BrandSection } from "./brand-section.tsx";
import { CalendarSection } from "./calendar/calendar-section.tsx";
import { CalendarLinksSection } from "./calendar-links-section.tsx";
import { ChannelsSection } from "./channels-section.tsx";
import { DeviceSection } from "./device-section.tsx";
import { GuestLinksSection } from "./guest-links-section.tsx";
import { MembersSection } from "./members-section.tsx";
import { PacesSection } from "./paces-section.tsx";
import { StorageSection } from "./storage-section.tsx";

const SECTIONS = [
  "members",
  "guests",
  "calendar-links",
  "channels",
  "paces",
  "calendar",
  "brand",
  "storage",
  "account",
  "device",
] as const;
type Section = (typeof SECTIONS)[number];

const BODIES: Record<Section, ComponentType> = {
  members: MembersSection,
  guests: GuestLinksSection,
  "calendar-links": CalendarLinksSection,
  channels: ChannelsSection,
  paces: PacesSection,
  calendar: CalendarSection,
  brand: BrandSection,
  storage: StorageSection,
  account: AccountSection,
  device: DeviceSection,
};

/** Where there is no server, members and links are one section that says what they need. */
function useSections(): readonly Section[] {
  const { mode, role } = useApp();
  return SECTIONS.filter((section) => {
    if (section === "account") return mode === "server";
    if (section === "guests") return mode === "server" && mayManage(role, "guest-link");
    if (section === "calendar-links") return mode === "server" && mayManage(role, "calendar-link");
    return true;
  });
}

export function SettingsScreen() {
  const t = useT("settings");
  const paths = usePaths();
  const { section: asked } = useParams({ strict: false });
  const sections = useSections();
  const present = sections.find((section) => section === asked) ?? sections[0] ?? "device";
  const { mode } = useApp();
  const Body = BODIES[present];
  return (
    <Screen title={t("title")} fixed>
      <div className="flex min-h-0 flex-1 border-line border-t max-md:flex-col">
        <nav
          aria-label={t("title")}
          className="shrink-0 border-line md:w-44 md:border-r md:px-2 md:py-3 max-md:border-b"
        >
          <ul className="flex gap-px max-md:overflow-x-auto max-md:px-2 max-md:[scrollbar-width:none] md:flex-col">
            {sections.map((section) => (
              <li key={section} className="shrink-0">
                <AppLink
                  to={paths.settings(section)}
                  aria-current={section === present ? "page" : undefined}
                  className="flex h-row select-none items-center rounded-md px-2.5 text-ink-2 transition-colors hover:bg-hover hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:bg-pressed"
                >
                  {t(`sections.${section}`)}
                </AppLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="scroll-y min-h-0 flex-1">
          <div className="mx-auto max-w-2xl px-5 pt-6 pb-20">
            {present === "members" && mode !== "server" ? <NeedsTeam what="members" /> : <Body />}
          </div>
        </div>
      </div>
    </Screen>
  );
}
