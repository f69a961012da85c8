/**
 * Numbered by place: the first is version 1. A released migration is never edited, a change is a new entry.
 * Times are milliseconds since 1970 UTC. Tokens are kept as SHA-256 only. Every row of a brand names the brand.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table workspace (
    id text primary key, name text not null, created_at integer not null
  ) strict;
  create table setup_tokens (
    hash text primary key, created_at integer not null
  ) strict;

  create table persons (
    id text primary key, sign_in text not null unique, name text not null, password_hash text not null,
    is_owner integer not null, created_at integer not null
  ) strict;
  create table sessions (
    id text primary key, hash text not null unique, person_id text not null references persons (id) on delete cascade,
    created_at integer not null, expires_at integer not null
  ) strict;
  create index sessions_by_person on sessions (person_id);
  create table api_tokens (
    id text primary key, hash text not null unique, person_id text not null references persons (id) on delete cascade,
    label text not null, created_at integer not null, expires_at integer not null
  ) strict;

  create table brands (
    id text primary key, name text not null, created_at integer not null
  ) strict;
  create table memberships (
    brand_id text not null references brands (id), person_id text not null references persons (id),
    role text not null, joined_at integer not null, primary key (brand_id, person_id)
  ) strict;
  create index memberships_by_person on memberships (person_id);
  create table invites (
    id text primary key, hash text not null unique, brand_id text not null references brands (id), role text not null,
    created_by text not null references persons (id), created_at integer not null, expires_at integer not null,
    used_at integer, used_by text references persons (id), revoked_at integer
  ) strict;
  create table guest_links (
    id text primary key, hash text not null unique, brand_id text not null references brands (id),
    video_id text not null, label text not null, rights text not null,
    created_by text not null references persons (id), created_at integer not null, expires_at integer not null,
    revoked_at integer, last_used_at integer
  ) strict;
  create index guest_links_by_brand on guest_links (brand_id);
  create table guest_sessions (
    id text primary key, hash text not null unique, link_id text not null references guest_links (id),
    person_id text not null, name text not null, created_at integer not null, expires_at integer not null
  ) strict;
  create index guest_sessions_by_link on guest_sessions (link_id);

  create table commands (
    op text primary key, brand_id text not null references brands (id), actor_id text not null,
    request_hash text not null, answer text not null, at integer not null
  ) strict;
  create table records (
    brand_id text not null references brands (id), seq integer not null, at integer not null, op text not null,
    part integer not null, type text not null, video_id text not null, submission_id text not null,
    cut_sha256 text, entry text not null,
    primary key (brand_id, seq), unique (op, part)
  ) strict;
  create index records_by_video on records (brand_id, video_id);
  create trigger records_never_change before update on records begin select raise(abort, 'the ledger is append-only'); end;
  create trigger records_never_go before delete on records begin select raise(abort, 'the ledger is append-only'); end;
  create table pins (
    brand_id text not null references brands (id), hash text not null, video_id text not null, bytes blob not null,
    created_at integer not null, primary key (brand_id, hash)
  ) strict;
  create trigger pins_never_change before update on pins begin select raise(abort, 'pinned content never changes'); end;
  create table comments (
    brand_id text not null references brands (id), id text not null, video_id text not null, comment text not null,
    at integer not null, primary key (brand_id, id)
  ) strict;
  create index comments_by_video on comments (brand_id, video_id);
  create table projections (
    room text primary key, dirty integer not null
  ) strict;

  create table media (
    brand_id text not null references brands (id), sha256 text not null, bytes integer not null, mime text not null,
    created_by text not null, created_at integer not null, primary key (brand_id, sha256)
  ) strict;
  create table audit (
    id integer primary key, at integer not null, actor_id text not null, action text not null, brand_id text,
    subject text
  ) strict;
  `,
  `
  create table passkeys (
    id text primary key, person_id text not null references persons (id) on delete cascade, label text not null,
    rp_id text not null, public_key blob not null, counter integer not null, transports text not null,
    created_at integer not null, last_used_at integer
  ) strict;
  create index passkeys_by_person on passkeys (person_id);
  create table passkey_challenges (
    hash text primary key, person_id text, expires_at integer not null
  ) strict;
  `,
  `
  create table versions (
    brand_id text not null references brands (id), video_id text not null, id text not null, at integer not null,
    reason text not null, by_id text, name text, authors text not null, hash text not null, words integer not null,
    bytes blob not null, primary key (brand_id, video_id, id)
  ) strict;
  create index versions_by_time on versions (brand_id, video_id, at);
  create trigger versions_never_change before update of at, authors, hash, words, bytes on versions
    begin select raise(abort, 'the content of a version never changes'); end;
  `,
];
