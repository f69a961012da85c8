import type { Instant, Result } from "@tongpin/domain/base";
import type { PinnedContent } from "@tongpin/domain/records";
import type {
  AcceptInviteRequest,
  ApiError,
  BrandInfo,
  CalendarAnswer,
  CalendarLinkCreated,
  CalendarLinkInfo,
  CommandAnswer,
  CommandRequest,
  CreateBrandRequest,
  CreateCalendarLinkRequest,
  CreateGuestLinkRequest,
  CreateInviteRequest,
  GuestLinkCreated,
  GuestLinkInfo,
  InviteCreated,
  InviteInfo,
  InvitePreview,
  LoginRequest,
  MediaInfo,
  MemberInfo,
  OpenCalendarRequest,
  OpenGuestRequest,
  PasskeyInfo,
  PasskeyOffer,
  RescueInfo,
  SessionInfo,
  SetupRequest,
  TicketsAnswer,
  VersionInfo,
} from "@tongpin/protocol";
import { serverClock } from "./clock.ts";

/** Why a call gave no answer. `code` is the key of the message people read; `kind` says what a machine may do next. */
export interface ApiFailure extends ApiError {
  /** `network`: nothing arrived; `unavailable`: the server can't now; both may be tried again. `refused` may not. */
  readonly kind: "network" | "unavailable" | "signedOut" | "forbidden" | "refused";
  /** HTTP status, 0 when there was none. */
  readonly status: number;
}

type Answer<T> = Promise<Result<T, ApiFailure>>;

interface RowOfBrand {
  readonly brandId: string;
  readonly id: string;
}

export interface ScriptOfBrand {
  readonly brandId: string;
  readonly videoId: string;
}

export interface Api {
  session(): Answer<SessionInfo>;
  /** As `session`, for a page that knows of none: nobody is an answer (null) and no failure. */
  sessionIfAny(): Answer<SessionInfo | null>;
  setup(request: SetupRequest): Answer<SessionInfo>;
  login(request: LoginRequest): Answer<SessionInfo>;
  logout(): Answer<void>;
  /** One's own passkeys. */
  passkeys(): Answer<readonly PasskeyInfo[]>;
  offerPasskey(password: string): Answer<PasskeyOffer>;
  addPasskey(request: { readonly label: string; readonly response: unknown }): Answer<PasskeyInfo>;
  renamePasskey(request: { readonly id: string; readonly label: string }): Answer<void>;
  removePasskey(id: string): Answer<void>;
  /** What a browser needs to prove one. */
  askPasskey(): Answer<PasskeyOffer>;
  loginByPasskey(response: unknown): Answer<SessionInfo>;
  createBrand(request: CreateBrandRequest): Answer<BrandInfo>;
  /** Makes the sample brand (workspace owner). */
  createSampleBrand(): Answer<BrandInfo>;
  changeRole(request: { readonly brandId: string; readonly personId: string; readonly role: string }): Answer<void>;
  removeMember(request: { readonly brandId: string; readonly personId: string }): Answer<void>;
  createInvite(request: CreateInviteRequest): Answer<InviteCreated>;
  invites(brandId: string): Answer<readonly InviteInfo[]>;
  revokeInvite(request: RowOfBrand): Answer<void>;
  previewInvite(token: string): Answer<InvitePreview>;
  acceptInvite(request: AcceptInviteRequest): Answer<SessionInfo>;
  createGuestLink(request: CreateGuestLinkRequest): Answer<GuestLinkCreated>;
  guestLinks(brandId: string): Answer<readonly GuestLinkInfo[]>;
  revokeGuestLink(request: RowOfBrand): Answer<void>;
  openGuest(request: OpenGuestRequest): Answer<SessionInfo>;
  createCalendarLink(request: CreateCalendarLinkRequest): Answer<CalendarLinkCreated>;
  calendarLinks(brandId: string): Answer<readonly CalendarLinkInfo[]>;
  renameCalendarLink(request: RowOfBrand & { readonly label: string }): Answer<void>;
  revokeCalendarLink(request: RowOfBrand): Answer<void>;
  /** A calendar by its link, held for news when `known`. */
  openCalendar(request: OpenCalendarRequest): Answer<CalendarAnswer>;
  members(brandId: string): Answer<readonly MemberInfo[]>;
  /** What the relay kept out of this brand's rooms, newest first. */
  rescues(brandId: string): Answer<readonly RescueInfo[]>;
  acceptRescue(request: RowOfBrand): Answer<void>;
  /** Where one is to be had as a file. */
  rescueCopy(row: RowOfBrand): string;
  /** Cuts the server has of this brand. */
  media(brandId: string): Answer<readonly MediaInfo[]>;
  /** Exactly what a decision is about, as frozen under its hash; the reader checks the hash. */
  pin(hash: string): Answer<PinnedContent>;
  /** Kept states of a script, newest first. */
  versions(of: ScriptOfBrand): Answer<readonly VersionInfo[]>;
  /** What one holds; the reader checks its hash. */
  version(of: ScriptOfBrand, id: string): Answer<unknown>;
  /** Keeps what the server has now, under a name or without one. */
  keepVersion(request: ScriptOfBrand & { readonly name?: string }): Answer<VersionInfo>;
  /** "" takes the name away. */
  nameVersion(request: ScriptOfBrand & { readonly id: string; readonly name: string }): Answer<VersionInfo>;
  /** Keeps what a restore has made, once the server has it. */
  keepRestored(of: ScriptOfBrand): Answer<VersionInfo>;
  tickets(rooms: readonly string[]): Answer<TicketsAnswer>;
  command(request: CommandRequest): Answer<CommandAnswer>;
}

export interface ApiOptions {
  /** Where the server is; the page's own origin when left out. */
  readonly origin?: string;
  readonly fetch?: typeof fetch;
  /** Told of every server instant an answer carried, beside the page's server clock. */
  onServerTime?(now: Instant): void;
}

/** How long an answer may take before the call counts as not having reached the server, ms. */
const PATIENCE_MS = 15_000;

function kindOf(status: number): ApiFailure["kind"] {
  if (status === 401) return "signedOut";
  if (status === 403) return "forbidden";
  // 408 and 429 are the server's "not now".
  if (status >= 500 || status === 408 || status === 429) return "unavailable";
  return "refused";
}

function isApiError(value: unknown): value is ApiError {
  return typeof value === "object" && value !== null && "code" in value && typeof value.code === "string";
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const kind = kindOf(response.status);
  const body: unknown = await response.json().catch(() => null);
  const error = isApiError(body) ? body : null;
  const named: ApiError = error ?? { code: kind === "unavailable" ? "server-unavailable" : kind };
  return { ...named, kind, status: response.status };
}

export function createApi(options: ApiOptions = {}): Api {
  const origin = options.origin ?? "";
  const request = options.fetch ?? ((input, init) => fetch(input, init));

  const noteTime = (now: Instant) => {
    serverClock.note(now);
    options.onServerTime?.(now);
  };

  async function call<T>(method: "GET" | "POST", path: string, body?: unknown): Answer<T> {
    let response: Response;
    try {
      response = await request(`${origin}${path}`, {
        method,
        credentials: "same-origin",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      });
    } catch {
      return { ok: false, error: { code: "network", kind: "network", status: 0 } };
    }
    if (!response.ok) return { ok: false, error: await failureOf(response) };
    try {
      const text = await response.text();
      return { ok: true, value: (text === "" ? undefined : JSON.parse(text)) as T };
    } catch {
      // A cut-off or foreign answer (a captive portal's page) is no answer.
      return { ok: false, error: { code: "network", kind: "network", status: response.status } };
    }
  }

  async function timed(answer: Answer<SessionInfo>): Answer<SessionInfo> {
    const result = await answer;
    if (result.ok) noteTime(result.value.serverNow);
    return result;
  }

  async function listed<T, K extends string>(path: string, brandId: string, key: K): Answer<readonly T[]> {
    const result = await call<Record<K, readonly T[]>>("GET", `${path}?brandId=${encodeURIComponent(brandId)}`);
    return result.ok ? { ok: true, value: result.value[key] } : result;
  }

  return {
    session: () => timed(call("GET", "/api/session")),
    async sessionIfAny() {
      const answer = await call<SessionInfo | undefined>("GET", "/api/session?quiet=1");
      if (!answer.ok) return answer;
      return answer.value === undefined
        ? { ok: true, value: null }
        : timed(Promise.resolve({ ...answer, value: answer.value }));
    },
    setup: (body) => timed(call("POST", "/api/setup", body)),
    login: (body) => timed(call("POST", "/api/login", body)),
    logout: () => call("POST", "/api/logout", {}),
    async passkeys() {
      const answer = await call<{ passkeys: readonly PasskeyInfo[] }>("GET", "/api/passkeys");
      return answer.ok ? { ok: true, value: answer.value.passkeys } : answer;
    },
    offerPasskey: (password) => call("POST", "/api/passkeys/offer", { password }),
    addPasskey: (body) => call("POST", "/api/passkeys", body),
    renamePasskey: (body) => call("POST", "/api/passkeys/rename", body),
    removePasskey: (id) => call("POST", "/api/passkeys/remove", { id }),
    askPasskey: () => call("POST", "/api/passkeys/ask", {}),
    loginByPasskey: (response) => timed(call("POST", "/api/passkeys/sign-in", { response })),
    createBrand: (body) => call("POST", "/api/brands", body),
    createSampleBrand: () => call("POST", "/api/sample", {}),
    changeRole: (body) => call("POST", "/api/members/role", body),
    removeMember: (body) => call("POST", "/api/members/revoke", body),
    createInvite: (body) => call("POST", "/api/invites", body),
    invites: (brandId) => listed<InviteInfo, "invites">("/api/invites", brandId, "invites"),
    revokeInvite: (body) => call("POST", "/api/invites/revoke", body),
    previewInvite: (token) => call("POST", "/api/invites/preview", { token }),
    acceptInvite: (body) => timed(call("POST", "/api/invites/accept", body)),
    createGuestLink: (body) => call("POST", "/api/guest-links", body),
    guestLinks: (brandId) => listed<GuestLinkInfo, "links">("/api/guest-links", brandId, "links"),
    revokeGuestLink: (body) => call("POST", "/api/guest-links/revoke", body),
    openGuest: (body) => timed(call("POST", "/api/guest/open", body)),
    createCalendarLink: (body) => call("POST", "/api/calendar-links", body),
    calendarLinks: (brandId) => listed<CalendarLinkInfo, "links">("/api/calendar-links", brandId, "links"),
    renameCalendarLink: (body) => call("POST", "/api/calendar-links/rename", body),
    revokeCalendarLink: (body) => call("POST", "/api/calendar-links/revoke", body),
    openCalendar: (body) => call("POST", "/api/calendar/open", body),
    members: (brandId) => listed<MemberInfo, "members">("/api/members", brandId, "members"),
    rescues: (brandId) => listed<RescueInfo, "rescues">("/api/rescues", brandId, "rescues"),
    acceptRescue: (body) => call("POST", "/api/rescues/accept", body),
    rescueCopy: (row) => `${origin}/api/rescues/copy?${new URLSearchParams({ brandId: row.brandId, id: row.id })}`,
    media: (brandId) => listed<MediaInfo, "media">("/api/media", brandId, "media"),
    pin: (hash) => call("GET", `/api/pins/${hash}`),
    async versions({ brandId, videoId }) {
      const query = new URLSearchParams({ brandId, videoId });
      const answer = await call<{ versions: readonly VersionInfo[] }>("GET", `/api/versions?${query}`);
      return answer.ok ? { ok: true, value: answer.value.versions } : answer;
    },
    version: ({ brandId, videoId }, id) =>
      call("GET", `/api/versions/content?${new URLSearchParams({ brandId, videoId, id })}`),
    keepVersion: (body) => call("POST", "/api/versions", body),
    nameVersion: (body) => call("POST", "/api/versions/name", body),
    keepRestored: (body) => call("POST", "/api/versions/restored", body),
    tickets: (rooms) => call("POST", "/api/tickets", { rooms }),
    // A replayed op answers with its first time, so an answer to a command does not set the clock.
    command: (body) => call("POST", "/api/commands", body),
  };
}
