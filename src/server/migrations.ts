/**
 * The SQLite schema, step by step. A step that was ever released is never edited: a new one is added
 * below it. STRICT, since SQLite would otherwise keep a word in a column of numbers.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table collectivities (
    collectivity text not null primary key,
    seq integer not null,
    chain text not null,
    founded text not null
  ) strict, without rowid;

  create table operations (
    collectivity text not null,
    seq integer not null,
    id text not null,
    device text not null,
    n integer not null,
    hash text not null,
    chain text not null,
    received text not null,
    kind text not null,
    op text,
    primary key (collectivity, seq)
  ) strict, without rowid;
  create unique index operations_by_id on operations (collectivity, id);
  create unique index operations_by_author on operations (collectivity, device, n);
  create index operations_on_collectivity on operations (collectivity, seq) where kind = 'collectivity';

  create table quarantine (
    collectivity text not null,
    device text not null,
    hash text not null,
    id text not null,
    n integer,
    received text not null,
    reason text not null,
    detail text not null,
    op text not null,
    primary key (collectivity, device, hash)
  ) strict;

  create table contacts (
    collectivity text not null,
    device text not null,
    written integer not null,
    seen text not null,
    primary key (collectivity, device)
  ) strict, without rowid;

  create table devices (
    collectivity text not null,
    device text not null,
    label text not null,
    role text not null,
    roles_held text not null,
    station text not null,
    key text not null,
    revoked integer not null,
    primary key (collectivity, device),
    unique (collectivity, station)
  ) strict, without rowid;

  create table invitations (
    collectivity text not null,
    id text not null,
    lookup text not null,
    role text not null,
    uses integer not null,
    expires text not null,
    invited_by text,
    withdrawn integer not null,
    primary key (collectivity, id),
    unique (collectivity, lookup)
  ) strict, without rowid;

  create table invitation_uses (
    collectivity text not null,
    invitation text not null,
    device text not null,
    primary key (collectivity, invitation, device)
  ) strict, without rowid;
  `,
  `
  -- A restored server takes back what it lost beside what it took in since: under one author's name, its own
  -- among them, a counter may then stand for two operations. Whoever brings a delivery is still asked.
  drop index operations_by_author;
  create index operations_by_author on operations (collectivity, device, n);
  create index operations_on_device on operations (collectivity, seq) where kind = 'device';
  `,
]
