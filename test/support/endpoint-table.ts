import { ROLES, type Role } from "@tongpin/domain/access";
import { FALLBACK_PATH, ledgerRoom, scriptRoom, talkRoom } from "@tongpin/protocol";

export type Who = Role | "guest" | "nobody";

/** What a request may name: things of one brand. */
export interface Asked {
  readonly brandId: string;
  readonly videoId: string;
  readonly cut: string;
  readonly inviteId: string;
  readonly linkId: string;
  readonly personId: string;
}

/** One route: who may, and what each gets. */
export interface Row {
  readonly route: string;
  readonly may: readonly Who[];
  /** Status for those who may; where nothing is to be changed by asking, the request names what is not there. */
  readonly answer: number;
  /** Status for people signed in who may not; 403 unless said. */
  readonly refusal?: number;
  /** Status without a session; 401 unless said. */
  readonly nobody?: number;
  /** Names a brand. */
  readonly ofBrand?: boolean;
  /** Status for people of another brand; 403 unless said. */
  readonly abroad?: number;
  /** Names one thing of the brand, which must be the brand's own. */
  readonly namesRow?: boolean;
  ask(place: Asked): { path?: string; body?: object; headers?: Record<string, string> };
}

const MEMBERS: readonly Who[] = ROLES;
const EVERYBODY: readonly Who[] = ["nobody", "guest", ...ROLES];
const SIGNED_IN: readonly Who[] = ["guest", ...ROLES];
const LEADS: readonly Who[] = ["owner", "manager"];
const MAKERS: readonly Who[] = ["owner", "manager", "planner", "writer", "director", "editor"];
const NOBODY: readonly Who[] = [];

const UNKNOWN = "x".repeat(43);
const NO_ROW = "no-such-row";
const NO_HASH = "0".repeat(64);
const LINE = "0".repeat(32);
const PASSKEY = { id: "AAAA", rawId: "AAAA", type: "public-key", response: { clientDataJSON: "AAAA" } };

/** As the sheet in packages/domain/src/access says, route by route. A route that is not here fails the test. */
export const MATRIX: readonly Row[] = [
  { route: "GET /healthz", may: EVERYBODY, answer: 200, ask: () => ({}) },
  { route: "GET /metrics", may: ["owner"], answer: 200, ask: () => ({}) },

  { route: "GET /api/session", may: SIGNED_IN, answer: 200, ask: () => ({}) },
  {
    route: "POST /api/setup",
    may: EVERYBODY,
    answer: 409,
    ask: () => ({ body: { token: UNKNOWN, workspaceName: "x", name: "x", password: "x" } }),
  },
  { route: "POST /api/login", may: EVERYBODY, answer: 401, ask: () => ({ body: { name: "Nobody", password: "x" } }) },
  // With a body of no JSON: the door is passed, and nobody is signed out by the test.
  {
    route: "POST /api/logout",
    may: SIGNED_IN,
    answer: 415,
    nobody: 415,
    ask: () => ({ body: {}, headers: { "content-type": "text/plain" } }),
  },

  { route: "GET /api/passkeys", may: MEMBERS, answer: 200, ask: () => ({}) },
  { route: "POST /api/passkeys/offer", may: MEMBERS, answer: 422, ask: () => ({ body: { password: "x" } }) },
  { route: "POST /api/passkeys", may: MEMBERS, answer: 400, ask: () => ({ body: { label: "x", response: PASSKEY } }) },
  { route: "POST /api/passkeys/rename", may: MEMBERS, answer: 404, ask: () => ({ body: { id: "AAAA", label: "x" } }) },
  { route: "POST /api/passkeys/remove", may: MEMBERS, answer: 404, ask: () => ({ body: { id: "AAAA" } }) },
  { route: "POST /api/passkeys/ask", may: EVERYBODY, answer: 422, ask: () => ({ body: {} }) },
  { route: "POST /api/passkeys/sign-in", may: EVERYBODY, answer: 422, ask: () => ({ body: { response: PASSKEY } }) },

  { route: "POST /api/brands", may: ["owner"], answer: 200, ask: () => ({ body: { name: "x" } }) },
  { route: "POST /api/sample", may: ["owner"], answer: 200, ask: () => ({ body: {} }) },
  {
    route: "GET /api/members",
    may: MEMBERS,
    answer: 200,
    ofBrand: true,
    ask: ({ brandId }) => ({ path: `/api/members?brandId=${brandId}` }),
  },
  {
    route: "POST /api/members/role",
    may: LEADS,
    answer: 404,
    ofBrand: true,
    namesRow: true,
    ask: ({ brandId, personId }) => ({ body: { brandId, personId, role: "writer" } }),
  },
  {
    route: "POST /api/members/revoke",
    may: LEADS,
    answer: 404,
    ofBrand: true,
    namesRow: true,
    ask: ({ brandId, personId }) => ({ body: { brandId, personId } }),
  },
  {
    route: "POST /api/invites",
    may: LEADS,
    answer: 200,
    ofBrand: true,
    ask: ({ brandId }) => ({ body: { brandId, role: "writer" } }),
  },
  {
    route: "GET /api/invites",
    may: LEADS,
    answer: 200,
    ofBrand: true,
    ask: ({ brandId }) => ({ path: `/api/invites?brandId=${brandId}` }),
  },
  {
    route: "POST /api/invites/revoke",
    may: LEADS,
    answer: 404,
    ofBrand: true,
    namesRow: true,
    ask: ({ brandId, inviteId }) => ({ body: { brandId, id: inviteId } }),
  },
  { route: "POST /api/invites/preview", may: EVERYBODY, answer: 404, ask: () => ({ body: { token: UNKNOWN } }) },
  {
    route: "POST /api/invites/accept",
    may: EVERYBODY,
    answer: 404,
    ask: () => ({ body: { token: UNKNOWN, name: "x", password: "x" } }),
  },
  {
    route: "POST /api/guest-links",
    may: LEADS,
    answer: 200,
    ofBrand: true,
    ask: ({ brandId, videoId }) => ({ body: { brandId, videoId, label: "", rights: [], expiresInHours: 1 } }),
  },
  {
    route: "GET /api/guest-links",
    may: LEADS,
    answer: 200,
    ofBrand: true,
    ask: ({ brandId }) => ({ path: `/api/guest-links?brandId=${brandId}` }),
  },
  {
    route: "POST /api/guest-links/revoke",
    may: LEADS,
    answer: 404,
    ofBrand: true,
    namesRow: true,
    ask: ({ brandId, linkId }) => ({ body: { brandId, id: linkId } }),
  },
  {
    route: "POST /api/calendar-links",
    may: LEADS,
    answer: 200,
    ofBrand: true,
    ask: ({ brandId }) => ({
      body: {
        ...{ brandId, type: "page", label: "", locale: "en", channelId: null },
        ...{ kinds: ["plan"], details: [], expiresInHours: 1 },
      },
    }),
  },
  {
    route: "GET /api/calendar-links",
    may: LEADS,
    answer: 200,
    ofBrand: true,
    ask: ({ brandId }) => ({ path: `/api/calendar-links?brandId=${brandId}` }),
  },
  {
    route: "POST /api/calendar-links/rename",
    may: LEADS,
    answer: 404,
    ofBrand: true,
    namesRow: true,
    ask: ({ brandId, linkId }) => ({ body: { brandId, id: linkId, label: "x" } }),
  },
  {
    route: "POST /api/calendar-links/revoke",
    may: LEADS,
    answer: 404,
    ofBrand: true,
    namesRow: true,
    ask: ({ brandId, linkId }) => ({ body: { brandId, id: linkId } }),
  },
  // The token is the proof, so anybody may ask; a link opens its own brand's calendar and nothing by a brand's name.
  { route: "POST /api/calendar/open", may: EVERYBODY, answer: 404, ask: () => ({ body: { token: UNKNOWN } }) },
  { route: "GET /feeds/:file", may: EVERYBODY, answer: 404, ask: () => ({ path: `/feeds/${UNKNOWN}.ics` }) },
  {
    route: "POST /api/guest/open",
    may: EVERYBODY,
    answer: 404,
    ask: () => ({ body: { token: UNKNOWN, name: "x" } }),
  },

  {
    route: "POST /api/commands",
    may: SIGNED_IN,
    answer: 200,
    ofBrand: true,
    ask: ({ brandId, videoId }) => ({
      body: {
        op: crypto.randomUUID(),
        brandId,
        command: {
          type: "comment",
          videoId,
          commentId: crypto.randomUUID(),
          parentId: null,
          cutSha256: null,
          atMs: null,
          text: "第 3 秒太快",
          level: "must",
        },
      },
    }),
  },
  // Nobody may read what is frozen under a hash that is none; whose is whose stands in `tenancy`.
  { route: "GET /api/pins/:hash", may: SIGNED_IN, answer: 404, ask: () => ({ path: `/api/pins/${NO_HASH}` }) },
  // Rooms without the right are left out of the answer; which are whose stands in `viewer-30`.
  {
    route: "POST /api/tickets",
    may: SIGNED_IN,
    answer: 200,
    ask: ({ brandId, videoId }) => ({
      body: { rooms: [ledgerRoom(brandId), scriptRoom(brandId, videoId), talkRoom(brandId, videoId)] },
    }),
  },

  {
    route: "GET /api/media",
    may: MEMBERS,
    answer: 200,
    ofBrand: true,
    ask: ({ brandId }) => ({ path: `/api/media?brandId=${brandId}` }),
  },
  {
    route: "GET /media/:brandId/:sha256",
    may: MEMBERS,
    answer: 200,
    // A guest is not told which cuts there are beside the one that was submitted.
    refusal: 404,
    ofBrand: true,
    namesRow: true,
    ask: ({ brandId, cut }) => ({ path: `/media/${brandId}/${cut}` }),
  },
  // tus answers in its own way to a request without its headers; the door before it is ours.
  { route: "POST /api/uploads", may: SIGNED_IN, answer: 412, ask: () => ({ body: {} }) },
  { route: "HEAD /api/uploads/:id", may: SIGNED_IN, answer: 412, ask: () => ({ path: `/api/uploads/${LINE}` }) },
  { route: "PATCH /api/uploads/:id", may: SIGNED_IN, answer: 412, ask: () => ({ path: `/api/uploads/${LINE}` }) },
  { route: "DELETE /api/uploads/:id", may: SIGNED_IN, answer: 412, ask: () => ({ path: `/api/uploads/${LINE}` }) },

  {
    route: "GET /api/rescues",
    may: LEADS,
    answer: 200,
    ofBrand: true,
    ask: ({ brandId }) => ({ path: `/api/rescues?brandId=${brandId}` }),
  },
  {
    route: "GET /api/rescues/copy",
    may: LEADS,
    answer: 404,
    ofBrand: true,
    ask: ({ brandId }) => ({ path: `/api/rescues/copy?brandId=${brandId}&id=${LINE}` }),
  },
  {
    route: "POST /api/rescues/accept",
    may: LEADS,
    answer: 404,
    ofBrand: true,
    ask: ({ brandId }) => ({ body: { brandId, id: LINE } }),
  },

  {
    route: "GET /api/versions",
    may: MEMBERS,
    answer: 200,
    ofBrand: true,
    ask: ({ brandId, videoId }) => ({ path: `/api/versions?brandId=${brandId}&videoId=${videoId}` }),
  },
  {
    route: "GET /api/versions/content",
    may: MEMBERS,
    answer: 404,
    ofBrand: true,
    ask: ({ brandId, videoId }) => ({
      path: `/api/versions/content?brandId=${brandId}&videoId=${videoId}&id=${NO_ROW}`,
    }),
  },
  {
    route: "POST /api/versions",
    may: MAKERS,
    answer: 409,
    ofBrand: true,
    ask: ({ brandId, videoId }) => ({ body: { brandId, videoId } }),
  },
  {
    route: "POST /api/versions/name",
    may: MAKERS,
    answer: 404,
    ofBrand: true,
    ask: ({ brandId, videoId }) => ({ body: { brandId, videoId, id: NO_ROW, name: "x" } }),
  },
  {
    route: "POST /api/versions/restored",
    may: MAKERS,
    answer: 409,
    ofBrand: true,
    ask: ({ brandId, videoId }) => ({ body: { brandId, videoId } }),
  },

  {
    route: `POST ${FALLBACK_PATH}/:line/send`,
    may: SIGNED_IN,
    answer: 410,
    ask: () => ({ path: `${FALLBACK_PATH}/${LINE}/send?n=2`, headers: { "content-type": "application/octet-stream" } }),
  },
  {
    route: `POST ${FALLBACK_PATH}/:line/receive`,
    may: SIGNED_IN,
    answer: 410,
    ask: () => ({ path: `${FALLBACK_PATH}/${LINE}/receive?after=0` }),
  },

  { route: "POST /api/control/sample", may: NOBODY, answer: 200, nobody: 403, ask: () => ({ body: {} }) },
  {
    route: "POST /api/control/backup",
    may: NOBODY,
    answer: 200,
    nobody: 403,
    ask: () => ({ body: { withKey: true } }),
  },
];
