import type { Dialect } from "./dialect.ts";

/**
 * Numbered by place: the first is version 1. A released migration is never edited, a change is a new entry. One text for
 * both databases: what they spell differently comes from the dialect.
 * Times are milliseconds since 1970 UTC. Tokens are kept as SHA-256 only. Every row of a brand names the brand.
 */
export const MIGRATIONS: readonly ((to: Dialect) => string)[] = [
  (to) => `
  create table workspace (
    id text primary key, name text not null, created_at ${to.int} not null
  )${to.strict};
  create table setup_tokens (
    hash text primary key, created_at ${to.int} not null
  )${to.strict};

  create table persons (
    id text primary key, sign_in text not null unique, name text not null, password_hash text not null,
    is_owner ${to.int} not null, created_at ${to.int} not null
  )${to.strict};
  create table sessions (
    id text primary key, hash text not null unique, person_id text not null references persons (id) on delete cascade,
    created_at ${to.int} not null, expires_at ${to.int} not null
  )${to.strict};
  create index sessions_by_person on sessions (person_id);
  create table api_tokens (
    id text primary key, hash text not null unique, person_id text not null references persons (id) on delete cascade,
    label text not null, created_at ${to.int} not null, expires_at ${to.int} not null
  )${to.strict};

  create table brands (
    id text primary key, name text not null, created_at ${to.int} not null
  )${to.strict};
  create table memberships (
    brand_id text not null references brands (id), person_id text not null references persons (id),
    role text not null, joined_at ${to.int} not null, primary key (brand_id, person_id)
  )${to.strict};
  create index memberships_by_person on memberships (person_id);
  create table invites (
    id text primary key, hash text not null unique, brand_id text not null references brands (id), role text not null,
    created_by text not null references persons (id), created_at ${to.int} not null, expires_at ${to.int} not null,
    used_at ${to.int}, used_by text references persons (id), revoked_at ${to.int}
  )${to.strict};
  create table guest_links (
    id text primary key, hash text not null unique, brand_id text not null references brands (id),
    video_id text not null, label text not null, rights text not null,
    created_by text not null references persons (id), created_at ${to.int} not null, expires_at ${to.int} not null,
    revoked_at ${to.int}, last_used_at ${to.int}
  )${to.strict};
  create index guest_links_by_brand on guest_links (brand_id);
  create table guest_sessions (
    id text primary key, hash text not null unique, link_id text not null references guest_links (id),
    person_id text not null, name text not null, created_at ${to.int} not null, expires_at ${to.int} not null
  )${to.strict};
  create index guest_sessions_by_link on guest_sessions (link_id);

  create table commands (
    op text primary key, brand_id text not null references brands (id), actor_id text not null,
    request_hash text not null, answer text not null, at ${to.int} not null
  )${to.strict};
  create table records (
    brand_id text not null references brands (id), seq ${to.int} not null, at ${to.int} not null, op text not null,
    part ${to.int} not null, type text not null, video_id text not null, submission_id text not null,
    cut_sha256 text, entry text not null,
    primary key (brand_id, seq), unique (op, part)
  )${to.strict};
  create index records_by_video on records (brand_id, video_id);
  ${to.guard("records_never_change", "update on records", "the ledger is append-only")}
  ${to.guard("records_never_go", "delete on records", "the ledger is append-only")}
  create table pins (
    brand_id text not null references brands (id), hash text not null, video_id text not null, bytes ${to.bytes} not null,
    created_at ${to.int} not null, primary key (brand_id, hash)
  )${to.strict};
  ${to.guard("pins_never_change", "update on pins", "pinned content never changes")}
  create table comments (
    brand_id text not null references brands (id), id text not null, video_id text not null, comment text not null,
    at ${to.int} not null, primary key (brand_id, id)
  )${to.strict};
  create index comments_by_video on comments (brand_id, video_id);
  create table projections (
    room text primary key, dirty ${to.int} not null
  )${to.strict};

  create table media (
    brand_id text not null references brands (id), sha256 text not null, bytes ${to.int} not null, mime text not null,
    created_by text not null, created_at ${to.int} not null, primary key (brand_id, sha256)
  )${to.strict};
  create table audit (
    id ${to.serial}, at ${to.int} not null, actor_id text not null, action text not null, brand_id text,
    subject text
  )${to.strict};
  `,
  (to) => `
  create table passkeys (
    id text primary key, person_id text not null references persons (id) on delete cascade, label text not null,
    rp_id text not null, public_key ${to.bytes} not null, counter ${to.int} not null, transports text not null,
    created_at ${to.int} not null, last_used_at ${to.int}
  )${to.strict};
  create index passkeys_by_person on passkeys (person_id);
  create table passkey_challenges (
    hash text primary key, person_id text, expires_at ${to.int} not null
  )${to.strict};
  `,
  (to) => `
  create table versions (
    brand_id text not null references brands (id), video_id text not null, id text not null, at ${to.int} not null,
    reason text not null, by_id text, name text, authors text not null, hash text not null, words ${to.int} not null,
    bytes ${to.bytes} not null, primary key (brand_id, video_id, id)
  )${to.strict};
  create index versions_by_time on versions (brand_id, video_id, at);
  ${to.guard(
    "versions_never_change",
    "update of at, authors, hash, words, bytes on versions",
    "the content of a version never changes",
  )}
  `,
  (to) => `
  -- One row for each turn of a brand: who changes it holds the brand until the commit, on whichever node.
  alter table brands add column turn ${to.int} not null default 0;
  create unique index workspace_is_one on workspace ((1));
  create table ledger_key (
    public_key text primary key
  )${to.strict};
  create unique index ledger_key_is_one on ledger_key ((1));
  create index audit_by_brand on audit (brand_id, at);

  create table due_times (
    brand_id text not null references brands (id), submission_id text not null, video_id text not null,
    due_at ${to.int} not null, primary key (brand_id, submission_id)
  )${to.strict};
  create index due_times_by_time on due_times (due_at);
  insert into due_times (brand_id, submission_id, video_id, due_at)
    select s.brand_id, s.submission_id, s.video_id, ${to.jsonInt("s.entry", "body", "dueAt")} from records s
    where s.type = 'submission' and not exists (
      select 1 from records r where r.brand_id = s.brand_id and r.submission_id = s.submission_id
        and r.type in ('decision', 'supersede', 'overdue')
    );

  alter table projections rename to projections_before;
  create table projections (
    room text primary key, brand_id text not null, wanted ${to.int} not null, done ${to.int} not null,
    upto ${to.int} not null
  )${to.strict};
  insert into projections select p.room, b.id, 1, 1 - p.dirty, 0
    from projections_before p join brands b on substr(p.room, 1, length(b.id) + 1) = b.id || ':';
  drop table projections_before;
  create index projections_to_do on projections (room) where wanted > done;
  ${to.clusterTables}
  `,
  (to) => `
  create table annotations (
    brand_id text not null references brands (id), id text not null, video_id text not null, annotation text not null,
    at ${to.int} not null, primary key (brand_id, id)
  )${to.strict};
  create index annotations_by_video on annotations (brand_id, video_id);
  ${to.wall("annotations", "brand_id")}
  `,
  (to) => `
  create table calendar_links (
    id text primary key, hash text not null unique, brand_id text not null references brands (id), type text not null,
    label text not null, locale text not null, channel_id text, kinds text not null, details text not null,
    created_by text not null references persons (id), created_at ${to.int} not null, expires_at ${to.int},
    revoked_at ${to.int}, last_used_at ${to.int}
  )${to.strict};
  create index calendar_links_by_brand on calendar_links (brand_id);
  ${to.wall("calendar_links", "brand_id")}
  `,
];
