/**
 * The PostgreSQL schema, step by step, beside the SQLite one in migrations.ts. A step that was ever
 * released is never edited: a new one is added below it. Text is compared by its bytes (collation C),
 * as SQLite does it, whatever the database's language.
 */
export const POSTGRES_MIGRATIONS: readonly string[] = [
  `
  create table collectivities (
    collectivity text collate "C" not null primary key,
    seq bigint not null,
    chain text collate "C" not null,
    founded text collate "C" not null
  );

  create table operations (
    collectivity text collate "C" not null,
    seq bigint not null,
    id text collate "C" not null,
    device text collate "C" not null,
    n bigint not null,
    hash text collate "C" not null,
    chain text collate "C" not null,
    received text collate "C" not null,
    kind text collate "C" not null,
    op text,
    primary key (collectivity, seq)
  );
  create unique index operations_by_id on operations (collectivity, id);
  create unique index operations_by_author on operations (collectivity, device, n);
  create index operations_on_collectivity on operations (collectivity, seq) where kind = 'collectivity';

  create table quarantine (
    collectivity text collate "C" not null,
    device text collate "C" not null,
    hash text collate "C" not null,
    id text not null,
    n bigint,
    received text collate "C" not null,
    reason text collate "C" not null,
    detail text not null,
    op text not null,
    primary key (collectivity, device, hash)
  );

  create table contacts (
    collectivity text collate "C" not null,
    device text collate "C" not null,
    written bigint not null,
    seen text collate "C" not null,
    primary key (collectivity, device)
  );

  create table devices (
    collectivity text collate "C" not null,
    device text collate "C" not null,
    label text not null,
    role text collate "C" not null,
    roles_held text collate "C" not null,
    station text collate "C" not null,
    key text collate "C" not null,
    revoked integer not null,
    primary key (collectivity, device),
    unique (collectivity, station)
  );

  create table invitations (
    collectivity text collate "C" not null,
    id text collate "C" not null,
    lookup text collate "C" not null,
    role text collate "C" not null,
    uses integer not null,
    expires text collate "C" not null,
    invited_by text collate "C",
    withdrawn integer not null,
    primary key (collectivity, id),
    unique (collectivity, lookup)
  );

  create table invitation_uses (
    collectivity text collate "C" not null,
    invitation text collate "C" not null,
    device text collate "C" not null,
    primary key (collectivity, invitation, device)
  );

  -- Heard by every server process once the append is committed, whichever process made it.
  create function warsha_head_moved() returns trigger language plpgsql as $$
  begin
    perform pg_notify('warsha_head', new.collectivity);
    return null;
  end $$;
  create trigger collectivities_head_moved after update on collectivities
    for each row when (old.seq is distinct from new.seq) execute function warsha_head_moved();
  `,
  `
  -- A restored server takes back what it lost beside what it took in since: under one author's name, its own
  -- among them, a counter may then stand for two operations. Whoever brings a delivery is still asked.
  drop index operations_by_author;
  create index operations_by_author on operations (collectivity, device, n);
  create index operations_on_device on operations (collectivity, seq) where kind = 'device';
  `,
]
