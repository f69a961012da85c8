import type { Result } from "@tongpin/domain/base";
import type { BrandInfo } from "@tongpin/protocol";
import type { Misses } from "../auth/misses.ts";
import type { Passkeys } from "../auth/passkeys.ts";
import type { MemberPrincipal, Sessions } from "../auth/sessions.ts";
import type { Tickets } from "../auth/tickets.ts";
import type { Accounts } from "../authority/accounts.ts";
import type { Authority } from "../authority/authority.ts";
import type { Brands } from "../authority/brands.ts";
import type { CalendarLinks } from "../authority/calendar/calendar-links.ts";
import type { CalendarNews } from "../authority/calendar/calendar-news.ts";
import type { SharedCalendars } from "../authority/calendar/shared-calendars.ts";
import type { Clock } from "../authority/clock.ts";
import type { GuestLinks } from "../authority/guest-links.ts";
import type { Invites } from "../authority/invites.ts";
import type { Rescues } from "../authority/rescues.ts";
import type { VersionKeeper } from "../authority/version-keeper.ts";
import type { Versions } from "../authority/versions.ts";
import type { Config } from "../config.ts";
import type { Media } from "../media/media.ts";
import type { Uploads } from "../media/uploads.ts";
import type { Database } from "../sql/opened.ts";
import type { Metrics } from "./metrics.ts";
import type { Origins } from "./origins.ts";

/** Everything the routes reach; put together once in app.ts. */
export interface Services {
  readonly config: Config;
  readonly clock: Clock;
  readonly db: Database;
  readonly sessions: Sessions;
  readonly tickets: Tickets;
  readonly misses: Misses;
  readonly accounts: Accounts;
  readonly passkeys: Passkeys;
  readonly brands: Brands;
  readonly invites: Invites;
  readonly guestLinks: GuestLinks;
  readonly calendarLinks: CalendarLinks;
  readonly calendars: SharedCalendars;
  readonly calendarNews: CalendarNews;
  readonly authority: Authority;
  readonly rescues: Rescues;
  readonly versions: Versions;
  readonly versionKeeper: VersionKeeper;
  readonly media: Media;
  readonly uploads: Uploads;
  readonly origins: Origins;
  /** Ed25519 public key of the ledger, base64url of the raw 32 bytes. */
  readonly ledgerKey: string;
  /** What keeps the data and how it is, e.g. `embedded` or `embedded, read-only`. */
  readonly store: () => string;
  readonly metrics: Metrics;
  /** A backup of everything, in pieces of a tar, while work goes on. */
  readonly backup: (withKey: boolean) => AsyncIterable<Buffer>;
  /** Makes the sample brand for an owner of the workspace. */
  readonly sample: (owner: MemberPrincipal) => Promise<Result<BrandInfo>>;
  /** Closes sockets of a session that signed out, on every node. */
  readonly signedOut: (sessionId: string) => Promise<void>;
}
