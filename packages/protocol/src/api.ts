/**
 * The HTTP half of the protocol: shapes of requests and answers, all JSON. PROTOCOL.md has the table of routes.
 * Ids are plain strings here; each side names their kind when it reads them.
 */

export interface ApiError {
  /** Stable code, the key of the message people read, e.g. `link-expired`. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface BrandInfo {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** GET /api/session. 401 when nobody is signed in. */
export interface SessionInfo {
  readonly person: { readonly id: string; readonly name: string; readonly kind: "member" | "guest" };
  readonly workspace: { readonly id: string; readonly name: string };
  /** Whether they own the workspace, and so may add brands. Left out for everybody else. */
  readonly mayAddBrands?: true;
  /** Brands this person may see; for a guest the one brand of the link. */
  readonly brands: readonly BrandInfo[];
  /** Guests only: the video and what the link allows. */
  readonly guest?: {
    readonly brandId: string;
    readonly videoId: string;
    readonly rights: readonly string[];
    readonly expiresAt: number;
  };
  readonly serverNow: number;
  /** Ed25519 public key of the ledger, base64url of the raw 32 bytes. */
  readonly ledgerKey: string;
  readonly minSchema: number;
}

/** POST /api/setup — the one-time owner link. Answers SessionInfo and sets the session cookie. */
export interface SetupRequest {
  readonly token: string;
  readonly workspaceName: string;
  readonly name: string;
  readonly password: string;
}

/** POST /api/login. `name` is the person's sign-in name. */
export interface LoginRequest {
  readonly name: string;
  readonly password: string;
}

/**
 * Passkeys (WebAuthn level 3; `options` and `response` are its own JSON forms). Adding one: POST /api/passkeys/offer
 * {password} answers PasskeyOffer, POST /api/passkeys {label, response} answers PasskeyInfo. Signing in:
 * POST /api/passkeys/ask answers PasskeyOffer, POST /api/passkeys/sign-in {response} answers SessionInfo. A challenge
 * works once, for five minutes. GET /api/passkeys answers {passkeys}: one's own; POST /api/passkeys/rename {id, label} and
 * POST /api/passkeys/remove {id}.
 */
export interface PasskeyOffer {
  readonly options: unknown;
}
export interface PasskeyInfo {
  readonly id: string;
  readonly label: string;
  /** The host name it works under. */
  readonly site: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

/** POST /api/brands (workspace owner). Answers BrandInfo. */
export interface CreateBrandRequest {
  readonly name: string;
}

/** POST /api/invites. Answers InviteCreated. The token is shown once; only its hash is kept. */
export interface CreateInviteRequest {
  readonly brandId: string;
  readonly role: string;
  readonly expiresInHours?: number;
}
export interface InviteCreated {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: number;
}
/** POST /api/invites/preview {token} — what accepting would mean, before anything is done. */
export interface InvitePreview {
  readonly workspaceName: string;
  readonly brandName: string;
  readonly role: string;
  readonly expiresAt: number;
  readonly invitedBy: string;
}
/** POST /api/invites/accept. A signed-in person joins with the present account (name and password left out). */
export interface AcceptInviteRequest {
  readonly token: string;
  readonly name?: string;
  readonly password?: string;
}

/** POST /api/guest-links. Answers GuestLinkCreated. */
export interface CreateGuestLinkRequest {
  readonly brandId: string;
  readonly videoId: string;
  readonly label: string;
  readonly rights: readonly string[];
  readonly expiresInHours: number;
}
export interface GuestLinkCreated {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: number;
}
/** GET /api/guest-links?brandId=… answers {links}; POST /api/guest-links/revoke {brandId, id}. */
export interface GuestLinkInfo {
  readonly id: string;
  readonly videoId: string;
  readonly label: string;
  readonly rights: readonly string[];
  readonly expiresAt: number;
  readonly revokedAt: number | null;
  readonly lastUsedAt: number | null;
}
/** POST /api/guest/open. Answers SessionInfo with `guest` and sets a guest cookie. */
export interface OpenGuestRequest {
  readonly token: string;
  readonly name: string;
}

/**
 * Calendars for people without an account (domain CalendarScope): `page` is looked at in the app at /c#<token>, `feed` is
 * fetched by calendar programs from GET /feeds/<token>.ics. POST /api/calendar-links answers CalendarLinkCreated, GET
 * /api/calendar-links?brandId=… answers {links}, POST /api/calendar-links/rename {brandId, id, label} and …/revoke
 * {brandId, id} take effect at once.
 */
export interface CreateCalendarLinkRequest {
  readonly brandId: string;
  readonly type: string;
  readonly label: string;
  readonly channelId: string | null;
  readonly kinds: readonly string[];
  readonly details: readonly string[];
  /** The language a feed speaks. */
  readonly locale: string;
  /** Null (feeds only): until it is taken back. */
  readonly expiresInHours: number | null;
}
export interface CalendarLinkCreated {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: number | null;
}
export interface CalendarLinkInfo {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly channelId: string | null;
  readonly kinds: readonly string[];
  readonly details: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly lastUsedAt: number | null;
}
/**
 * POST /api/calendar/open {token, known?}. With the revision somebody knows, the answer is held up to ten seconds until
 * there is another one; `calendar` is null when there is none.
 */
export interface OpenCalendarRequest {
  readonly token: string;
  readonly known?: string;
}
export interface CalendarAnswer {
  readonly revision: string;
  /** Domain ClientCalendar. */
  readonly calendar: unknown;
}

/** GET /api/invites?brandId=… answers {invites}: the open ones. POST /api/invites/revoke {brandId, id}. */
export interface InviteInfo {
  readonly id: string;
  readonly role: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/**
 * GET /api/members?brandId=… answers {members}. POST /api/members/role {brandId, personId, role} and
 * POST /api/members/revoke {brandId, personId} take effect at once: open sockets of that person are closed.
 */
export interface MemberInfo {
  readonly personId: string;
  readonly name: string;
  readonly role: string;
  readonly joinedAt: number;
}

/**
 * Uploads: tus 1.0 at /api/uploads, metadata `brandId`, `sha256` (hex of the whole file), `filename`, `filetype`.
 * The finished cut or picture is GET /media/<brandId>/<sha256>
 * (with `quiet`, 204 in place of 404). GET /api/media?brandId=… answers {media}.
 */
export interface MediaInfo {
  readonly sha256: string;
  readonly bytes: number;
  readonly mime: string;
  readonly createdAt: number;
}

/** Why the server kept a version: by itself, before most of the content went, at 送审, because somebody named it, after a restore. */
export type VersionReason = "auto" | "mass-delete" | "submitted" | "named" | "restored";

export interface VersionPerson {
  readonly id: string;
  /** Empty for an account that is gone. */
  readonly name: string;
}

/**
 * Versions of a video's script. GET /api/versions?brandId=…&videoId=… answers {versions}, newest first;
 * GET /api/versions/content?brandId=…&videoId=…&id=… answers the content (workspace ScriptVersion), whose SHA-256 is
 * `hash`. POST /api/versions {brandId, videoId, name?} keeps what is there now, POST /api/versions/name {…, id, name}
 * names one ("" takes the name away), POST /api/versions/restored {brandId, videoId} keeps what a restore has made; all
 * three answer VersionInfo.
 */
export interface VersionInfo {
  readonly id: string;
  readonly at: number;
  readonly reason: VersionReason;
  readonly name: string | null;
  /** Who named, submitted, restored or deleted. */
  readonly by: VersionPerson | null;
  /** Who wrote since the version before. */
  readonly authors: readonly VersionPerson[];
  readonly hash: string;
  /** Characters people wrote in it. */
  readonly words: number;
}

/**
 * GET /api/rescues?brandId=… answers {rescues}: what the relay kept out because it came under another person's clientIDs
 * (owner, manager). GET /api/rescues/copy?brandId=…&id=… is one as a file; POST /api/rescues/accept {brandId, id} lets it
 * into its room.
 */
export interface RescueInfo {
  readonly id: string;
  /** Kind and document of the room. */
  readonly kind: string;
  readonly docId: string;
  /** Who sent it. */
  readonly personId: string;
  readonly at: number;
  readonly bytes: number;
  /** The first words of it that the room does not have. */
  readonly excerpt: string;
  readonly accepted: { readonly name: string; readonly at: number } | null;
}

/** GET /healthz. */
export interface HealthAnswer {
  readonly version: string;
  readonly store: string;
  /** Seconds since the start. */
  readonly uptime: number;
}

/** POST /api/tickets {rooms} — one-use room tickets, 30 s. Rooms without the right are left out of the answer. */
export interface TicketsAnswer {
  readonly tickets: Readonly<Record<string, string>>;
}

/** POST /api/commands. `command` is a domain RecordCommand; the answer of a replayed `op` is the first answer. */
export interface CommandRequest {
  readonly op: string;
  readonly brandId: string;
  readonly command: { readonly type: string } & Readonly<Record<string, unknown>>;
}
export interface CommandAnswer {
  readonly op: string;
  readonly at: number;
  /** Ledger entries written by it, oldest first (domain LedgerEntry). */
  readonly entries: readonly unknown[];
}
