-- The record: every change and every read of personal data, never altered, sealed in a hash chain.

create schema record;
grant usage on schema record to xuemai_application;

create table record.entry (
  -- Drawn before the id, so that an id above a seal's mark was also begun after it.
  tx      xid8 not null default pg_current_xact_id(),
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  actor   uuid,
  kind    text not null check (kind in ('change', 'read')),
  name    text not null,
  subject text not null,
  data    jsonb not null default '{}'
);

comment on table record.entry is
  'One line of the record: who did or read what, when. Inserted in the transaction of its cause.';
comment on column record.entry.actor is 'The account, or null for the programme itself.';
comment on column record.entry.data is 'What changed, as {"before": …, "after": …}; personal values masked.';

create index entry_subject on record.entry (subject, id);
create index entry_actor on record.entry (actor, id);

create table record.seal (
  n       integer primary key check (n > 0),
  at      timestamptz not null,
  from_tx xid8 not null,
  to_tx   xid8 not null,
  -- The sealer's own transaction, and the last id given out before it began: where the next search starts.
  own_tx  xid8 not null,
  mark    bigint not null,
  min_id  bigint not null,
  max_id  bigint not null,
  entries integer not null check (entries > 0),
  root    bytea not null,
  chain   bytea not null unique,
  check (from_tx < to_tx and min_id <= max_id)
);

comment on table record.seal is
  'Entries whose transactions lie in [from_tx, to_tx), hashed in order and chained to the seal before.';

-- One hash for one entry; an array as text is unambiguous and knows no time zone.
create function record.entry_hash(e record.entry) returns bytea language sql immutable as $$
  select sha256(convert_to(
    jsonb_build_array(e.id, e.tx::text, extract(epoch from e.at)::text, e.actor, e.kind, e.name, e.subject, e.data)::text,
    'utf8'))
$$;

create function record.chain_hash(previous bytea, root bytea, from_tx xid8, to_tx xid8, entries integer)
returns bytea language sql immutable as $$
  select sha256(previous || root || convert_to(from_tx || ':' || to_tx || ':' || entries, 'utf8'))
$$;

-- Seals everything behind the watermark: no transaction below it can still commit. Returns the entries sealed.
create function record.seal_once(mark_before bigint) returns integer language plpgsql as $$
declare
  own xid8 := pg_current_xact_id();
  until xid8 := pg_snapshot_xmin(pg_current_snapshot());
  last record.seal;
  floor_id bigint;
  found record.seal;
begin
  select * into last from record.seal order by n desc limit 1;
  if coalesce(last.to_tx, '0'::xid8) >= until then return 0; end if;
  select s.mark into floor_id from record.seal s
    where s.own_tx <= coalesce(last.to_tx, '0'::xid8) order by s.n desc limit 1;
  select count(*), min(e.id), max(e.id), sha256(string_agg(record.entry_hash(e), ''::bytea order by e.tx, e.id))
    into found.entries, found.min_id, found.max_id, found.root
    from record.entry e
    where e.id > coalesce(floor_id, 0) and e.tx >= coalesce(last.to_tx, '0'::xid8) and e.tx < until;
  if found.entries > 0 then
    insert into record.seal (n, at, from_tx, to_tx, own_tx, mark, min_id, max_id, entries, root, chain)
    values (coalesce(last.n, 0) + 1, clock_timestamp(), coalesce(last.to_tx, '0'::xid8), until, own, mark_before,
      found.min_id, found.max_id, found.entries, found.root,
      record.chain_hash(coalesce(last.chain, '\x00'), found.root, coalesce(last.to_tx, '0'::xid8), until, found.entries));
  end if;
  return found.entries;
end $$;

-- The application appends and reads; it can neither alter nor remove.
grant select, insert on record.entry, record.seal to xuemai_application;
grant select on sequence record.entry_id_seq to xuemai_application;

create function record.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the record is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger entry_append_only before update or delete or truncate on record.entry
  for each statement execute function record.refuse();
create trigger seal_append_only before update or delete or truncate on record.seal
  for each statement execute function record.refuse();
