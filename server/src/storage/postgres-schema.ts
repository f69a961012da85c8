import type { Pool } from "pg";

/** Of this version of the tables; a newer one is not touched. */
const VERSION = 1;
/** Two nodes that start at once make the tables one after the other. Any number nobody else uses. */
const SETUP_LOCK = 7_206_157_001;

/**
 * `head` is the last number of a room's log. It is changed under the row's lock, which is held until the commit is on
 * disk: a number is never visible while a smaller one of the same room is still on its way.
 * `claim.clock` is how far the log goes for a clientID. Packs and snapshots carry checksums of our own.
 */
const TABLES = `
  create schema if not exists tongpin_rooms;
  set local search_path to tongpin_rooms;
  create table if not exists version (number integer not null);
  create table if not exists room (
    id bigint generated always as identity primary key,
    name text collate "C" not null unique,
    head bigint not null default 0
  ) with (fillfactor = 70);
  create table if not exists snapshot (
    room bigint primary key references room, seq bigint not null, sum bigint not null,
    bytes bytea not null, state_vector bytea not null, delete_set bytea not null
  );
  create table if not exists entry (
    room bigint not null references room, seq bigint not null, shift bigint not null, sum bigint not null,
    pack bytea not null, primary key (room, seq)
  );
  create table if not exists claim (
    room bigint not null references room, client bigint not null, person text, clock bigint not null, seq bigint not null,
    primary key (room, client)
  ) with (fillfactor = 70);
  create table if not exists refused (
    id bigint generated always as identity primary key, room bigint not null references room,
    person text not null, at bigint not null, bytes bytea not null
  );
  create index if not exists refused_room on refused (room);
`;

/**
 * A batch of any number of rooms in one statement, so in one transaction and one round trip. Rooms are locked in one
 * order, or two nodes could wait for each other. A claim with `claim_from` is about structs of that client in the batch.
 */
const APPEND = `
  create or replace function tongpin_rooms.append(
    names text[], firsts bigint[], lasts bigint[], starts integer[], lengths integer[], sums bigint[], packs bytea,
    claim_at integer[], claim_client bigint[], claim_person text[], claim_from bigint[], claim_to bigint[]
  ) returns table (room_at integer, head_before bigint, moved_by bigint, was_lost boolean) language plpgsql as $$
  declare
    ids bigint[];
    heads bigint[];
    shifts bigint[];
    lost integer[];
  begin
    select array_agg(locked.id order by n.at), array_agg(locked.head order by n.at) into ids, heads
      from (select id, name, head from tongpin_rooms.room where name = any(names) order by id for update) locked
      join unnest(names) with ordinality n(name, at) on n.name = locked.name;
    if cardinality(ids) is distinct from cardinality(names) then
      raise exception 'rooms are missing';
    end if;
    select array_agg(greatest(0, heads[i] + 1 - firsts[i]) order by i) into shifts from generate_subscripts(names, 1) i;
    select coalesce(array_agg(distinct c.at), '{}') into lost
      from unnest(claim_at, claim_client, claim_person, claim_from) c(at, client, person, first)
      left join tongpin_rooms.claim k on k.room = ids[c.at] and k.client = c.client
      where c.first <> coalesce(k.clock, 0) or c.person <> k.person;
    insert into tongpin_rooms.claim as k (room, client, person, clock, seq)
      select ids[c.at], c.client, c.person, coalesce(c.last, 0), lasts[c.at] + shifts[c.at]
      from unnest(claim_at, claim_client, claim_person, claim_to) c(at, client, person, last)
      where c.at <> all(lost)
      on conflict (room, client) do update set
        person = coalesce(k.person, excluded.person),
        clock = greatest(k.clock, excluded.clock),
        seq = case when k.person is null and excluded.person is not null then excluded.seq else k.seq end;
    insert into tongpin_rooms.entry (room, seq, shift, sum, pack)
      select ids[i], lasts[i] + shifts[i], shifts[i], sums[i], substr(packs, starts[i] + 1, lengths[i])
      from generate_subscripts(names, 1) i where lengths[i] > 0 and i <> all(lost);
    update tongpin_rooms.room r set head = lasts[i] + shifts[i]
      from generate_subscripts(names, 1) i where r.id = ids[i] and i <> all(lost);
    return query select i, heads[i], shifts[i], i = any(lost) from generate_subscripts(names, 1) i;
  end $$;
`;

/** Makes the tables, or leaves them as they are. Throws when a newer server has made them. */
export async function setUpRooms(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [SETUP_LOCK]);
    await client.query(TABLES);
    const { rows } = await client.query<{ number: number }>("select number from tongpin_rooms.version");
    const found = rows[0]?.number ?? VERSION;
    if (found > VERSION) throw new Error(`the rooms are of version ${found}, this server knows ${VERSION}: update it`);
    if (rows.length === 0) await client.query("insert into tongpin_rooms.version values ($1)", [VERSION]);
    await client.query(APPEND);
    await client.query("commit");
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}
