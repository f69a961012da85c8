/**
 * PostgreSQL only. Tickets and counted tries are shared by the nodes and may be lost with the database's memory (a client
 * asks for a new ticket), hence unlogged.
 *
 * Row security is the second wall behind the checks of the application: every connection says for whom it works
 * (`tongpin.who`, see acting.ts), and rows of a brand are there only for the brand's people. The server's own work
 * (due times, rooms, tokens that prove themselves) says `system`.
 */
export const CLUSTER_TABLES = `
  create unlogged table tickets (
    hash text primary key, session_id text not null, room text not null, principal text not null,
    expires_at bigint not null
  );
  create index tickets_by_session on tickets (session_id, expires_at);
  create index tickets_by_time on tickets (expires_at);
  create unlogged table throttles (
    key text primary key, used bigint not null, until bigint not null
  );
  create index throttles_by_time on throttles (until);

  -- Looks as the system does, for the asking person only: the rule about memberships can't be asked under itself.
  create function tongpin_brands_of(who text) returns setof text
    language sql stable security definer set search_path from current set tongpin.who = 'system' as $$
    select brand_id from memberships where who like 'member:%' and person_id = substr(who, 8)
    union
    select link.brand_id from guest_sessions guest join guest_links link on link.id = guest.link_id
      where who like 'guest:%' and guest.id = substr(who, 7) and link.revoked_at is null
  $$;
  do $$
  declare
    wall record;
  begin
    for wall in select * from (values
      ('brands', 'id'), ('memberships', 'brand_id'), ('invites', 'brand_id'), ('guest_links', 'brand_id'),
      ('commands', 'brand_id'), ('records', 'brand_id'), ('pins', 'brand_id'), ('versions', 'brand_id'),
      ('comments', 'brand_id'), ('due_times', 'brand_id'), ('projections', 'brand_id'), ('media', 'brand_id')
    ) as walls (name, brand)
    loop
      execute format('alter table %I enable row level security', wall.name);
      execute format('alter table %I force row level security', wall.name);
      -- Both questions are asked once per statement, not once per row.
      execute format(
        'create policy tongpin_wall on %I using (case when (select coalesce(current_setting(''tongpin.who'', true), '''') = ''system'')
          then true else %I = any (array(select tongpin_brands_of(current_setting(''tongpin.who'', true)))) end)',
        wall.name, wall.brand);
    end loop;
  end $$;
`;

/** The same wall around a table of a later migration. */
export function wallAround(table: string, brand: string): string {
  return `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy tongpin_wall on ${table} using (case when (select coalesce(current_setting('tongpin.who', true), '') = 'system')
    then true else ${brand} = any (array(select tongpin_brands_of(current_setting('tongpin.who', true)))) end);
  `;
}
