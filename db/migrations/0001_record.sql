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
  n        integer primary key check (n > 0),
  at       timestamptz not null,
  -- Only entries above this id: where transaction numbers began anew, as after a restore from a dump.
  after_id bigint not null default 0,
  from_tx  xid8 not null,
  to_tx    xid8 not null,
  -- The sealer's own transaction, and the last id given out before it began: where the next search starts.
  own_tx   xid8 not null,
  mark     bigint not null,
  min_id   bigint not null,
  max_id   bigint not null,
  entries  integer not null check (entries > 0),
  root     bytea not null,
  chain    bytea not null unique,
  check (from_tx < to_tx and after_id < min_id and min_id <= max_id)
);

comment on table record.seal is
  'Entries above after_id whose transactions lie in [from_tx, to_tx), hashed in order and chained to the seal before.';

-- One hash for one entry; an array as text is unambiguous and knows no time zone.
create function record.entry_hash(e record.entry) returns bytea language sql immutable as $$
  select sha256(convert_to(
    jsonb_build_array(e.id, e.tx::text, extract(epoch from e.at)::text, e.actor, e.kind, e.name, e.subject, e.data)::text,
    'utf8'))
$$;

create function record.chain_hash(
  previous bytea, root bytea, after_id bigint, from_tx xid8, to_tx xid8, min_id bigint, max_id bigint, entries integer
) returns bytea language sql immutable as $$
  select sha256(previous || root || convert_to(
    concat_ws(':', after_id, from_tx, to_tx, min_id, max_id, entries), 'utf8'))
$$;

-- Appends one seal over the entries above floor_id in a range of transactions; returns how many it holds.
create function record.append_seal(
  after bigint, floor_id bigint, from_tx xid8, to_tx xid8, own xid8, mark bigint
) returns integer language plpgsql as $$
declare
  last record.seal;
  found record.seal;
begin
  select * into last from record.seal order by n desc limit 1;
  select count(*), min(e.id), max(e.id), sha256(string_agg(record.entry_hash(e), ''::bytea order by e.tx, e.id))
    into found.entries, found.min_id, found.max_id, found.root
    from record.entry e
    where e.id > greatest(floor_id, after) and e.tx >= append_seal.from_tx and e.tx < append_seal.to_tx;
  if found.entries > 0 then
    insert into record.seal
      (n, at, after_id, from_tx, to_tx, own_tx, mark, min_id, max_id, entries, root, chain)
    values (coalesce(last.n, 0) + 1, clock_timestamp(), after, append_seal.from_tx, append_seal.to_tx, own, append_seal.mark,
      found.min_id, found.max_id, found.entries, found.root,
      record.chain_hash(coalesce(last.chain, '\x00'), found.root, after, append_seal.from_tx, append_seal.to_tx,
        found.min_id, found.max_id, found.entries));
  end if;
  return found.entries;
end $$;

-- After a restore from a dump the server counts transactions from a lower number than is already
-- sealed. What was restored is closed under one last seal, and new entries, known by their ids,
-- are sealed after it. Returns the id after which the new count begins.
create function record.begin_anew(last record.seal, own xid8) returns bigint
language plpgsql as $$
declare
  restored record.entry;
  boundary bigint;
begin
  select greatest(last.mark, max(max_id)) into boundary from record.seal;
  select * into restored from record.entry where id > last.after_id and tx >= last.to_tx order by tx desc limit 1;
  if found then
    perform record.append_seal(last.after_id, 0, last.to_tx, (restored.tx::text::numeric + 1)::text::xid8, own, last.mark);
    select greatest(boundary, max(max_id)) into boundary from record.seal;
  end if;
  return boundary;
end $$;

-- Seals everything behind the watermark: no transaction below it can still commit. One sealer at a
-- time, in a transaction that has written nothing before. Returns the number of entries sealed.
create function record.seal_once() returns integer
language plpgsql security definer set search_path = record, pg_temp as $$
declare
  mark bigint;
  own xid8;
  until xid8;
  last record.seal;
  after bigint;
  start xid8;
  floor_id bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('xuemai.seal')) then return 0; end if;
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'sealing needs a transaction of its own';
  end if;
  -- In this order: an entry whose transaction begins after ours has an id above the mark.
  select case when is_called then last_value else 0 end into mark from record.entry_id_seq;
  select * into last from record.seal order by n desc limit 1;
  if last.mark = mark and last.own_tx = last.to_tx then return 0; end if;
  own := pg_current_xact_id();
  until := pg_snapshot_xmin(pg_current_snapshot());
  after := coalesce(last.after_id, 0);
  start := coalesce(last.to_tx, '0'::xid8);
  if start > pg_snapshot_xmax(pg_current_snapshot()) then
    after := record.begin_anew(last, own);
    start := '0'::xid8;
    floor_id := after;
  else
    select s.mark into floor_id from record.seal s
      where s.after_id = after and s.own_tx <= start order by s.n desc limit 1;
  end if;
  if start >= until then return 0; end if;
  return record.append_seal(after, coalesce(floor_id, 0), start, until, own, mark);
end $$;

-- The application appends entries and reads; it can neither alter, remove, antedate nor seal by hand.
revoke execute on function record.seal_once() from public;
revoke execute on function record.append_seal(bigint, bigint, xid8, xid8, xid8, bigint) from public;
revoke execute on function record.begin_anew(record.seal, xid8) from public;
grant execute on function record.seal_once() to xuemai_application;
grant select on record.entry, record.seal to xuemai_application;
grant insert (at, actor, kind, name, subject, data) on record.entry to xuemai_application;

create function record.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the record is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger entry_append_only before update or delete or truncate on record.entry
  for each statement execute function record.refuse();
create trigger seal_append_only before update or delete or truncate on record.seal
  for each statement execute function record.refuse();
