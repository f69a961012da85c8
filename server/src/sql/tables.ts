import type { Generated } from "kysely";

/** Row shapes; the sense of each table stands in migrations.ts. */
export interface Tables {
  readonly workspace: { id: string; name: string; created_at: number };
  readonly setup_tokens: { hash: string; created_at: number };
  readonly persons: {
    id: string;
    /** Folded name (NFKC, lower case): what must be unique and what one signs in with. */
    sign_in: string;
    name: string;
    password_hash: string;
    is_owner: 0 | 1;
    created_at: number;
  };
  readonly sessions: { id: string; hash: string; person_id: string; created_at: number; expires_at: number };
  readonly api_tokens: {
    id: string;
    hash: string;
    person_id: string;
    label: string;
    created_at: number;
    expires_at: number;
  };
  readonly passkeys: {
    /** The credential's own id, base64url. */
    id: string;
    person_id: string;
    label: string;
    /** The host name it was made under and works under. */
    rp_id: string;
    /** COSE. */
    public_key: Uint8Array;
    /** Uses so far as the authenticator counts them; 0 for those that don't count. */
    counter: number;
    /** JSON array, how a browser may reach it. */
    transports: string;
    created_at: number;
    last_used_at: number | null;
  };
  /** One use each. `person_id`: who adds a passkey; null for a sign-in, where nobody is known yet. */
  readonly passkey_challenges: { hash: string; person_id: string | null; expires_at: number };
  readonly brands: {
    id: string;
    name: string;
    created_at: number;
    /** Counted up by whoever changes the brand's records or people, as the first act of the transaction. */
    turn: Generated<number>;
  };
  readonly memberships: { brand_id: string; person_id: string; role: string; joined_at: number };
  readonly invites: {
    id: string;
    hash: string;
    brand_id: string;
    role: string;
    created_by: string;
    created_at: number;
    expires_at: number;
    used_at: number | null;
    used_by: string | null;
    revoked_at: number | null;
  };
  readonly guest_links: {
    id: string;
    hash: string;
    brand_id: string;
    video_id: string;
    label: string;
    /** JSON array of GuestRight. */
    rights: string;
    created_by: string;
    created_at: number;
    expires_at: number;
    revoked_at: number | null;
    last_used_at: number | null;
  };
  readonly calendar_links: {
    id: string;
    hash: string;
    brand_id: string;
    /** CalendarLinkType of the domain. */
    type: string;
    label: string;
    /** The language a feed speaks. */
    locale: string;
    channel_id: string | null;
    /** JSON arrays of CalendarKind and CalendarDetail. */
    kinds: string;
    details: string;
    created_by: string;
    created_at: number;
    /** Null: until it is taken back. */
    expires_at: number | null;
    revoked_at: number | null;
    last_used_at: number | null;
  };
  readonly guest_sessions: {
    id: string;
    hash: string;
    link_id: string;
    person_id: string;
    name: string;
    created_at: number;
    expires_at: number;
  };
  readonly commands: {
    op: string;
    brand_id: string;
    actor_id: string;
    /** SHA-256 of the canonical request: the same op with another body is no replay. */
    request_hash: string;
    /** JSON of the first answer. */
    answer: string;
    at: number;
  };
  readonly records: {
    brand_id: string;
    seq: number;
    at: number;
    op: string;
    /** Place among the entries of one op. */
    part: number;
    type: string;
    video_id: string;
    submission_id: string;
    cut_sha256: string | null;
    /** JSON of the whole LedgerEntry, as hashed and signed. */
    entry: string;
  };
  readonly pins: { brand_id: string; hash: string; video_id: string; bytes: Uint8Array; created_at: number };
  readonly versions: {
    brand_id: string;
    video_id: string;
    id: string;
    at: number;
    /** VersionReason of the protocol. */
    reason: string;
    /** Who named, submitted, restored or deleted; null where the server kept it by itself. */
    by_id: string | null;
    name: string | null;
    /** JSON array of person ids: who wrote since the version before. */
    authors: string;
    /** SHA-256 of the canonical JSON that `bytes` hold, deflated. */
    hash: string;
    /** Characters people wrote in it. */
    words: number;
    bytes: Uint8Array;
  };
  readonly comments: { brand_id: string; id: string; video_id: string; comment: string; at: number };
  /** The team's words beside a script; apart from `comments`, which guests read. */
  readonly annotations: { brand_id: string; id: string; video_id: string; annotation: string; at: number };
  readonly projections: {
    room: string;
    brand_id: string;
    /** Counted up with every change the room must show; `done` follows when it is there. */
    wanted: number;
    done: number;
    /** The ledger room holds all entries up to this one; 0: unknown, the room itself must be looked at. */
    upto: number;
  };
  /** Open requests and when they run out: an index of what the ledger says, written with it. */
  readonly due_times: { brand_id: string; submission_id: string; video_id: string; due_at: number };
  /** The public key of the ledger's signatures; one row. */
  readonly ledger_key: { public_key: string };
  /** PostgreSQL only, like `throttles`: see cluster-tables.ts. */
  readonly tickets: { hash: string; session_id: string; room: string; principal: string; expires_at: number };
  readonly throttles: { key: string; used: number; until: number };
  readonly media: {
    brand_id: string;
    sha256: string;
    bytes: number;
    mime: string;
    created_by: string;
    created_at: number;
  };
  readonly audit: {
    id: Generated<number>;
    at: number;
    actor_id: string;
    action: string;
    brand_id: string | null;
    subject: string | null;
  };
}
