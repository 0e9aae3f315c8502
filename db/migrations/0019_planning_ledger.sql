-- The ledger of credits: tallies are its positive lines, corrections its signed ones; months are folded of both.

-- Numbers the lines of the ledger, tallies and corrections alike.
create sequence planning.line_number;
grant usage on sequence planning.line_number to xuemai_application;

-- In this order: a line's number is drawn after its transaction's.
alter table planning.tally add column tx xid8 not null default pg_current_xact_id();
alter table planning.tally add column n bigint not null default nextval('planning.line_number');
comment on column planning.tally.tx is 'The transaction that wrote it: what lies behind the oldest running one can no longer be preceded.';
create unique index tally_n on planning.tally (n);
-- Which imports reach into a year is told without counting their lines.
drop index planning.tally_batch_id;
create index tally_batch_day on planning.tally (batch_id, day);
-- The ledger is paged from its newest day.
drop index planning.tally_region;
create index tally_region on planning.tally (region_id, day, n);

create table planning.dispute (
  id               uuid primary key,
  tally_id         uuid not null references planning.tally,
  -- As the credit stood when it was disputed; set by the database.
  region_id        uuid not null references organisation.region,
  unit_id          uuid references organisation.unit,
  holder_region_id uuid references organisation.region,
  proposed_unit_id uuid references organisation.unit,
  reason           text not null check (btrim(reason) <> ''),
  raised_by        uuid references access.account,
  raised_at        timestamptz not null,
  decision         text check (decision in ('upheld', 'moved', 'withdrawn', 'lapsed')),
  moved_to         uuid references organisation.unit,
  answer           text check (btrim(answer) <> ''),
  decided_by       uuid references access.account,
  decided_at       timestamptz,
  check ((decision is null) = (decided_at is null)),
  check ((decision is not distinct from 'moved') = (moved_to is not null)),
  check (decision is null or decision = 'lapsed' or answer is not null),
  -- Never decided by the one who raised it.
  check (decided_by is null or decided_by is distinct from raised_by)
);
comment on table planning.dispute is 'A credit that somebody says is wrong, and how it was decided.';
comment on column planning.dispute.decision is 'upheld: it stands; moved: another unit is credited; withdrawn: nobody is; lapsed: its import was taken back.';
comment on column planning.dispute.holder_region_id is 'The region of the unit that was credited, whose liaison may see it.';
create unique index dispute_open on planning.dispute (tally_id) where decided_at is null;
create index dispute_tally on planning.dispute (tally_id);
create index dispute_region on planning.dispute (region_id, raised_at);
create index dispute_unit on planning.dispute (unit_id);
create index dispute_holder on planning.dispute (holder_region_id);
create index dispute_proposed on planning.dispute (proposed_unit_id);
create index dispute_moved_to on planning.dispute (moved_to);
create index dispute_raised_by on planning.dispute (raised_by);
create index dispute_decided_by on planning.dispute (decided_by);

create table planning.correction (
  tx         xid8 not null default pg_current_xact_id(),
  n          bigint not null default nextval('planning.line_number'),
  tally_id   uuid not null references planning.tally,
  -- One, two, three: odd steps take the credit back, even ones give it anew, so that it stands once or not at all.
  step       integer not null check (step > 0),
  sign       smallint not null generated always as (case when step % 2 = 1 then -1 else 1 end) stored,
  region_id  uuid not null references organisation.region,
  day        date not null,
  unit_id    uuid references organisation.unit,
  track      text not null,
  visits     integer not null,
  persons    integer,
  renfen     numeric(12, 1),
  dispute_id uuid references planning.dispute,
  at         timestamptz not null,
  primary key (tally_id, step),
  check (track <> 'group' or unit_id is not null),
  -- Only a decision credits anew.
  check (step % 2 = 1 or dispute_id is not null)
);
comment on table planning.correction is 'Signed lines after a tally: its credit taken back, or given to another unit. Never altered.';
comment on column planning.correction.dispute_id is 'The decision that wrote it; null where its import was taken back as a whole.';
create unique index correction_n on planning.correction (n);
create index correction_region on planning.correction (region_id, day);
create index correction_unit on planning.correction (unit_id, day);
create index correction_dispute on planning.correction (dispute_id);

-- A unit lies in one region at a time (organisation.unit_place): a credit of it is of that town, in the ledger's region.
create function planning.lies_in(unit uuid, region uuid) returns boolean
language sql stable security definer set search_path = planning, pg_temp as $$
  select exists (
    select from organisation.unit_place p
    join organisation.region_place q on q.region_id = p.region_id
    join organisation.region r on r.id in (p.region_id, q.parent_id)
    where p.unit_id = unit and region = any (r.ancestors))
$$;

create function planning.require_units() returns trigger
language plpgsql security definer set search_path = planning, pg_temp as $$
begin
  if exists (
    select from (select distinct a.unit_id, a.region_id from added a where a.unit_id is not null) credited
    where not planning.lies_in(credited.unit_id, credited.region_id)) then
    raise exception 'a credited unit lies in the region of the ledger' using errcode = 'check_violation',
      constraint = 'tally_in_region';
  end if;
  return null;
end $$;
create trigger tally_in_region after insert on planning.tally
  referencing new table as added for each statement execute function planning.require_units();

-- What a tally says is never altered, and what was taken back stays so.
create function planning.keep_tally() returns trigger language plpgsql as $$
begin
  if old.reverted_at is not null or (to_jsonb(new) - 'reverted_at') <> (to_jsonb(old) - 'reverted_at') then
    raise exception 'a line of the ledger is never altered' using errcode = 'check_violation',
      constraint = 'tally_kept';
  end if;
  return new;
end $$;
create trigger tally_kept before update on planning.tally
  for each row execute function planning.keep_tally();

-- Each correction answers to the line before it: taking back what stands, giving anew what was taken.
create function planning.follow_line() returns trigger
language plpgsql security definer set search_path = planning, pg_temp as $$
declare
  before record;
begin
  if new.step = 1 then
    select region_id, day, unit_id, track, visits, persons, renfen into before
      from planning.tally where id = new.tally_id;
  else
    select region_id, day, unit_id, track, visits, persons, renfen into before
      from planning.correction where tally_id = new.tally_id and step = new.step - 1;
  end if;
  if not found
    or (new.region_id, new.day, new.visits, new.persons, new.renfen)
      is distinct from (before.region_id, before.day, before.visits, before.persons, before.renfen)
    or (new.step % 2 = 1 and (new.unit_id, new.track) is distinct from (before.unit_id, before.track))
    or (new.step % 2 = 0 and new.unit_id is not null and not planning.lies_in(new.unit_id, new.region_id)) then
    raise exception 'a correction answers to the line before it' using errcode = 'check_violation',
      constraint = 'correction_follows';
  end if;
  return new;
end $$;
create trigger correction_follows before insert on planning.correction
  for each row execute function planning.follow_line();

create function planning.refuse_correcting() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger correction_append_only before update or delete or truncate on planning.correction
  for each statement execute function planning.refuse_correcting();

-- Whoever takes an import back: of each line that still stands a negative one is written, and what is disputed lapses.
create function planning.credit_back() returns trigger
language plpgsql security definer set search_path = planning, pg_temp as $$
begin
  insert into planning.correction
    (tally_id, step, region_id, day, unit_id, track, visits, persons, renfen, at)
  select t.id, coalesce(c.step, 0) + 1, t.region_id, t.day,
    case when c.step is null then t.unit_id else c.unit_id end,
    coalesce(c.track, t.track), t.visits, t.persons, t.renfen, t.reverted_at
  from after_rows t
  join before_rows b on b.id = t.id
  left join lateral (
    select l.step, l.unit_id, l.track from planning.correction l
    where l.tally_id = t.id order by l.step desc limit 1) c on true
  where b.reverted_at is null and t.reverted_at is not null and coalesce(c.step, 0) % 2 = 0;
  update planning.dispute d set decision = 'lapsed', decided_at = t.reverted_at
  from after_rows t join before_rows b on b.id = t.id
  where d.tally_id = t.id and d.decided_at is null
    and b.reverted_at is null and t.reverted_at is not null;
  return null;
end $$;
create trigger tally_reverted after update on planning.tally
  referencing old table as before_rows new table as after_rows
  for each statement execute function planning.credit_back();

-- What was taken back before there was a ledger has its negative lines too.
insert into planning.correction (tally_id, step, region_id, day, unit_id, track, visits, persons, renfen, at)
select id, 1, region_id, day, unit_id, track, visits, persons, renfen, reverted_at
from planning.tally where reverted_at is not null;

-- A dispute is about the credit as it stands, whatever its author says it is.
create function planning.place_dispute() returns trigger
language plpgsql security definer set search_path = planning, pg_temp as $$
declare
  last record;
begin
  select t.region_id, case when c.step is null then t.unit_id else c.unit_id end as unit_id,
    t.reverted_at is null and coalesce(c.step, 0) % 2 = 0 as stands
  into last
  from planning.tally t
  left join lateral (select l.step, l.unit_id from planning.correction l
    where l.tally_id = t.id order by l.step desc limit 1) c on true
  where t.id = new.tally_id;
  if not found or not last.stands then
    raise exception 'what does not count is not disputed' using errcode = 'check_violation',
      constraint = 'dispute_stands';
  end if;
  new.region_id := last.region_id;
  new.unit_id := last.unit_id;
  select u.region_id into new.holder_region_id from organisation.unit u where u.id = last.unit_id;
  return new;
end $$;
create trigger dispute_placed before insert on planning.dispute
  for each row execute function planning.place_dispute();

create function planning.keep_decision() returns trigger language plpgsql as $$
begin
  raise exception 'a decision is never altered' using errcode = 'check_violation',
    constraint = 'dispute_decided';
end $$;
create trigger dispute_kept before update on planning.dispute
  for each row when (old.decided_at is not null) execute function planning.keep_decision();

-- What stands of the ledger day by day: the tallies that were not taken back, and what decisions made of them.
create view planning.standing_line with (security_invoker = true) as
  select t.id as tally_id, t.region_id, t.day, t.unit_id, t.track, 1::smallint as sign, t.visits, t.persons, t.renfen
  from planning.tally t where t.reverted_at is null
  union all
  select c.tally_id, c.region_id, c.day, c.unit_id, c.track, c.sign, c.visits, c.persons, c.renfen
  from planning.correction c
  join planning.tally t on t.id = c.tally_id and t.reverted_at is null;
comment on view planning.standing_line is 'Signed lines of what counts; of a month they come to what is folded of it.';

create table planning.rollup_month (
  -- What the lines refer to is there: asking once more for every month would cost the most of a fold.
  region_id      uuid not null,
  year           smallint not null,
  month          smallint not null check (month between 1 and 12),
  unit_id        uuid,
  track          text not null,
  lines          integer not null,
  visits         bigint not null,
  persons        bigint not null,
  unsaid_persons integer not null,
  renfen         numeric(14, 1) not null,
  unsaid_renfen  integer not null
) with (fillfactor = 80);
comment on table planning.rollup_month is 'The ledger folded by unit, month and track; as many rows as the calendar has, not donors.';
comment on column planning.rollup_month.unsaid_persons is 'Lines whose source does not say how many people; then the sum is of the others.';
comment on column planning.rollup_month.unsaid_renfen is 'Lines whose source does not say how many 人份; then the sum is of the others.';
create unique index rollup_month_once on planning.rollup_month (region_id, year, unit_id, track, month) nulls not distinct;

create table planning.rollup_mark (
  only_one      boolean primary key default true check (only_one),
  -- Lines of earlier transactions are folded; later ones have numbers above the floor.
  from_tx       xid8 not null default '0',
  floor         bigint not null default 0,
  -- The floor to come, once everything before that transaction is folded.
  pending_tx    xid8,
  pending_floor bigint,
  folded_at     timestamptz
);
comment on table planning.rollup_mark is 'How far the ledger is folded.';
insert into planning.rollup_mark default values;

-- Lines that are not folded yet, as far as the asker may see them.
create function planning.unfolded_line()
returns table (region_id uuid, day date, unit_id uuid, track text, sign smallint, visits integer, persons integer, renfen numeric)
language plpgsql stable rows 500 set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  mark planning.rollup_mark;
begin
  select * into mark from planning.rollup_mark;
  return query
    select t.region_id, t.day, t.unit_id, t.track, 1::smallint, t.visits, t.persons, t.renfen
    from planning.tally t where t.n > mark.floor and t.tx >= mark.from_tx
    union all
    select c.region_id, c.day, c.unit_id, c.track, c.sign, c.visits, c.persons, c.renfen
    from planning.correction c where c.n > mark.floor and c.tx >= mark.from_tx;
end $$;

create view planning.month_credit with (security_invoker = true) as
  select region_id, year, month, unit_id, track, lines, visits, persons, unsaid_persons, renfen, unsaid_renfen
  from planning.rollup_month
  union all
  select region_id, extract(year from day)::smallint, extract(month from day)::smallint, unit_id, track,
    sign::integer, sign * visits::bigint, sign * coalesce(persons, 0)::bigint,
    case when persons is null then sign else 0 end::integer,
    sign * coalesce(renfen, 0), case when renfen is null then sign else 0 end::integer
  from planning.unfolded_line();
comment on view planning.month_credit is 'What is folded and what is not yet: together always the whole ledger.';

-- Folds the lines of transactions from `since` up to `until`, numbered above `above`; returns how many.
create function planning.fold_lines(above bigint, since xid8, until xid8) returns bigint
language plpgsql set search_path = planning, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  folded bigint;
begin
  with line as (
    select t.region_id, t.day, t.unit_id, t.track, 1 as sign, t.visits, t.persons, t.renfen
    from planning.tally t where t.n > above and t.tx >= since and t.tx < until
    union all
    select c.region_id, c.day, c.unit_id, c.track, c.sign, c.visits, c.persons, c.renfen
    from planning.correction c where c.n > above and c.tx >= since and c.tx < until
  ), folding as (
    select region_id, extract(year from day)::smallint as year, extract(month from day)::smallint as month,
      unit_id, track, count(*) as written, sum(sign) as lines, sum(sign * visits::bigint) as visits,
      coalesce(sum(sign * persons::bigint), 0) as persons,
      coalesce(sum(sign) filter (where persons is null), 0) as unsaid_persons,
      coalesce(sum(sign * renfen), 0) as renfen,
      coalesce(sum(sign) filter (where renfen is null), 0) as unsaid_renfen
    from line group by 1, 2, 3, 4, 5
  ), put as (
    insert into planning.rollup_month as r
      (region_id, year, month, unit_id, track, lines, visits, persons, unsaid_persons, renfen, unsaid_renfen)
    select region_id, year, month, unit_id, track, lines, visits, persons, unsaid_persons, renfen, unsaid_renfen
    from folding
    on conflict (region_id, year, unit_id, track, month) do update set
      lines = r.lines + excluded.lines, visits = r.visits + excluded.visits,
      persons = r.persons + excluded.persons, unsaid_persons = r.unsaid_persons + excluded.unsaid_persons,
      renfen = r.renfen + excluded.renfen, unsaid_renfen = r.unsaid_renfen + excluded.unsaid_renfen
  )
  select coalesce(sum(written), 0) into folded from folding;
  return folded;
end $$;

-- Folds everything anew, while nobody writes: after a restore that counts transactions from below, or by hand.
create function planning.rebuild_rollups() returns bigint
language plpgsql security definer set search_path = planning, pg_temp as $$
declare
  drawn bigint;
  folded bigint;
begin
  perform pg_advisory_xact_lock(hashtext('xuemai.rollups'));
  lock table planning.tally, planning.correction in share row exclusive mode;
  select case when is_called then last_value else 0 end into drawn from planning.line_number;
  delete from planning.rollup_month;
  -- Whatever lies here is committed, whichever number its transaction had.
  folded := planning.fold_lines(-1, '0', '18446744073709551615');
  update planning.rollup_mark set from_tx = '0', floor = drawn, pending_tx = null, pending_floor = null,
    folded_at = clock_timestamp();
  return folded;
end $$;

-- Folds what lies behind the watermark, where no running transaction can still write; the mark moves with it,
-- so that each line is folded once. One at a time, in a transaction that has written nothing before.
create function planning.fold_rollups() returns bigint
language plpgsql security definer set search_path = planning, pg_temp as $$
declare
  mark planning.rollup_mark;
  drawn bigint;
  own xid8;
  until xid8;
  folded bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('xuemai.rollups')) then return 0; end if;
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'folding needs a transaction of its own';
  end if;
  -- In this order: a line whose transaction begins after ours has a number above the one drawn.
  select case when is_called then last_value else 0 end into drawn from planning.line_number;
  select * into mark from planning.rollup_mark;
  if mark.from_tx > pg_snapshot_xmax(pg_current_snapshot()) then return planning.rebuild_rollups(); end if;
  if mark.pending_floor = drawn and mark.pending_tx = mark.from_tx then return 0; end if;
  own := pg_current_xact_id();
  until := pg_snapshot_xmin(pg_current_snapshot());
  folded := planning.fold_lines(mark.floor, mark.from_tx, until);
  update planning.rollup_mark set
    from_tx = until,
    floor = case when own <= until then drawn when mark.pending_tx <= until then mark.pending_floor else mark.floor end,
    pending_tx = case when own <= until or coalesce(mark.pending_tx, '0') <= until then own else mark.pending_tx end,
    pending_floor = case when own <= until or coalesce(mark.pending_tx, '0') <= until then drawn else mark.pending_floor end,
    folded_at = clock_timestamp();
  return folded;
end $$;

-- How many months of a region's year its rollup answers for, through a day: the whole ones, and the day's own
-- where nothing was collected after the day in it. What is left is read day by day.
create function planning.whole_months(region uuid, through date) returns integer
language sql stable as $$
  select extract(month from through)::integer - case
    when extract(day from through + 1) = 1 then 0
    when exists (select from planning.tally t
      where t.region_id = region and t.reverted_at is null and t.day > through
        and t.day < date_trunc('month', through) + interval '1 month') then 1
    else 0 end
$$;

-- What was collected by the region that issued it, for the asker's own units alone.
create or replace function planning.collected_below(revision uuid, through date)
returns table (unit_id uuid, track text, visits bigint, persons bigint, renfen numeric)
language plpgsql stable security definer set search_path = planning, pg_temp as $$
declare
  plan record;
  until date;
  whole integer;
begin
  select p.region_id, p.year into plan from planning.revision r
    join planning.plan p on p.id = r.plan_id where r.id = revision;
  if not found or not planning.held_below(revision) then return; end if;
  until := least(make_date(plan.year, 12, 31), through);
  if until < make_date(plan.year, 1, 1) then return; end if;
  whole := planning.whole_months(plan.region_id, until);
  return query
    with own as (
      select distinct t.unit_id from planning.target t
      where t.revision_id = revision and t.holder_region_id in (select organisation.reach())
    ), part as (
      select m.unit_id, m.track, m.lines, m.visits, m.persons, m.unsaid_persons, m.renfen, m.unsaid_renfen
      from planning.month_credit m join own on own.unit_id = m.unit_id
      where m.region_id = plan.region_id and m.year = plan.year and m.month <= whole
      union all
      select l.unit_id, l.track, l.sign, l.sign * l.visits, l.sign * coalesce(l.persons, 0),
        case when l.persons is null then l.sign else 0 end, l.sign * coalesce(l.renfen, 0),
        case when l.renfen is null then l.sign else 0 end
      from planning.standing_line l join own on own.unit_id = l.unit_id
      where l.region_id = plan.region_id and l.day <= until
        and l.day >= make_date(plan.year, 1, 1) + make_interval(months => whole)
    )
    select part.unit_id, part.track, sum(part.visits)::bigint,
      case when sum(part.unsaid_persons) = 0 then sum(part.persons)::bigint end,
      case when sum(part.unsaid_renfen) = 0 then sum(part.renfen) end
    from part group by part.unit_id, part.track having sum(part.lines) > 0;
end $$;

-- How far the figures of the region that issued it go, whoever they are of.
create or replace function planning.known_below(revision uuid) returns table (last_day date, demo boolean)
language sql stable security definer set search_path = planning, pg_temp as $$
  select
    (select max(y.day) from planning.tally y
     where y.region_id = p.region_id and y.reverted_at is null
       and y.day between make_date(p.year, 1, 1) and make_date(p.year, 12, 31)),
    exists (select from planning.tally_batch b
      where b.region_id = p.region_id and b.demo and b.reverted_at is null
        and exists (select from planning.tally y where y.batch_id = b.id and y.reverted_at is null
          and y.day between make_date(p.year, 1, 1) and make_date(p.year, 12, 31)))
  from planning.revision r join planning.plan p on p.id = r.plan_id
  where r.id = revision and planning.held_below(revision)
$$;

-- What a unit was called on a day; null where the asker sees neither the ledger's region nor the unit.
create function planning.unit_called(unit uuid, ledger uuid, on_day date) returns text
language sql stable security definer set search_path = planning, pg_temp as $$
  select coalesce(
    (select n.name from organisation.unit_name n where n.unit_id = u.id and n.from_day <= on_day
     order by n.from_day desc limit 1), u.name)
  from organisation.unit u
  where u.id = unit and (ledger in (select organisation.reach()) or u.region_id in (select organisation.reach()))
$$;

-- The lines of the ledger that the asker may follow, newest first: all of a region within reach, elsewhere those
-- of units within reach alone. With what became of each since.
create function planning.ledger_lines(
  region uuid, unit uuid, of_track text, first date, last date, before_day date, before_n bigint, at_most integer
) returns table (
  tally_id uuid, n bigint, region_id uuid, day date, unit_id uuid, track text, first_unit_id uuid,
  visits integer, persons integer, renfen numeric, stands boolean, corrections integer,
  file_name text, imported_at timestamptz, demo boolean, reverted_at timestamptz, open_dispute uuid,
  unit_name text, first_unit_name text
) language plpgsql stable security definer set search_path = planning, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  return query
    with own as materialized (
      select u.id from organisation.unit u where u.region_id in (select organisation.reach())
    ), inside as materialized (select region in (select organisation.reach()) as yes)
    select t.id, t.n, t.region_id, t.day, s.unit_id, s.track, t.unit_id, t.visits, t.persons, t.renfen,
      t.reverted_at is null and coalesce(s.step, 0) % 2 = 0, coalesce(s.step, 0),
      b.file_name, b.imported_at, b.demo, t.reverted_at,
      (select d.id from planning.dispute d where d.tally_id = t.id and d.decided_at is null),
      planning.unit_called(s.unit_id, t.region_id, t.day), planning.unit_called(t.unit_id, t.region_id, t.day)
    from planning.tally t
    join planning.tally_batch b on b.id = t.batch_id
    left join lateral (select c.step, c.unit_id, c.track from planning.correction c
      where c.tally_id = t.id order by c.step desc limit 1) newest on true
    cross join lateral (select newest.step,
      case when newest.step is null then t.unit_id else newest.unit_id end as unit_id,
      coalesce(newest.track, t.track) as track) s
    where t.region_id = region and t.day between first and last
      and (before_day is null or (t.day, t.n) < (before_day, before_n))
      and (unit is null or t.id in (
        select y.id from planning.tally y where y.unit_id = unit and y.day between first and last
        union select c.tally_id from planning.correction c where c.unit_id = unit and c.day between first and last))
      and (of_track is null or s.track = of_track)
      and ((select yes from inside) or s.unit_id in (select id from own) or t.unit_id in (select id from own))
    order by t.day desc, t.n desc
    limit at_most;
end $$;

-- Everything that was written of one line, in its order, for whoever may follow it.
create function planning.ledger_history(tally uuid)
returns table (step integer, sign integer, unit_id uuid, track text, visits integer, persons integer, renfen numeric,
  at timestamptz, by_name text, file_name text, why text, unit_name text)
language sql stable security definer set search_path = planning, pg_temp as $$
  with line as (
    select t.* from planning.tally t
    where t.id = tally and (t.region_id in (select organisation.reach()) or exists (
      select from organisation.unit u
      where u.region_id in (select organisation.reach())
        and (u.id = t.unit_id or u.id in (select c.unit_id from planning.correction c where c.tally_id = t.id))))
  )
  select 0, 1, t.unit_id, t.track, t.visits, t.persons, t.renfen, b.imported_at,
    (select a.name from access.account a where a.id = b.imported_by), b.file_name, null,
    planning.unit_called(t.unit_id, t.region_id, t.day)
  from line t join planning.tally_batch b on b.id = t.batch_id
  union all
  select c.step, c.sign, c.unit_id, c.track, c.visits, c.persons, c.renfen, c.at,
    (select a.name from access.account a where a.id = case when c.dispute_id is null then b.reverted_by else d.decided_by end),
    null, case when c.dispute_id is null then b.reason else d.answer end,
    planning.unit_called(c.unit_id, t.region_id, t.day)
  from line t
  join planning.correction c on c.tally_id = t.id
  join planning.tally_batch b on b.id = t.batch_id
  left join planning.dispute d on d.id = c.dispute_id
  order by 1
$$;

-- The day of a line that the asker may follow.
create function planning.day_of_line(tally uuid) returns table (day date)
language sql stable security definer set search_path = planning, pg_temp as $$
  select t.day from planning.tally t where t.id = tally
    and exists (select from planning.ledger_history(tally))
$$;

-- Regions with a ledger of which the asker may follow lines: those within reach, and those above.
create function planning.followed_ledgers() returns table (region_id uuid, name text, years integer[])
language sql stable security definer set search_path = planning, pg_temp as $$
  select r.id, r.name, (
    select array_agg(distinct y order by y desc) from (
      select extract(year from min(t.day))::integer as first, extract(year from max(t.day))::integer as last
      from planning.tally t where t.region_id = r.id and t.reverted_at is null) span,
      generate_series(span.first, span.last) y)
  from organisation.region r
  where (r.id in (select organisation.reach()) or r.id in (select organisation.above_reach()))
    and exists (select from planning.tally_batch b where b.region_id = r.id and b.reverted_at is null)
  order by r.name
$$;

alter table planning.dispute enable row level security;
alter table planning.correction enable row level security;
alter table planning.rollup_month enable row level security;
alter table planning.rollup_mark enable row level security;
create policy dispute_scope on planning.dispute using (region_id in (select organisation.reach()));
create policy dispute_of_own on planning.dispute for select
  using (holder_region_id in (select organisation.reach()));
create policy dispute_raised on planning.dispute for insert
  with check (holder_region_id in (select organisation.reach()));
create policy correction_scope on planning.correction using (region_id in (select organisation.reach()));
create policy rollup_scope on planning.rollup_month for select using (region_id in (select organisation.reach()));
-- How far the ledger is folded says nothing of anybody; everyone adds what is not folded yet.
create policy mark_known on planning.rollup_mark for select using (true);

-- Lines are added and an import taken back; nothing else of the ledger is written by the application.
revoke insert, update on planning.tally from xuemai_application;
grant insert (id, batch_id, region_id, day, unit_id, track, visits, persons, visits200, visits300, visits400, renfen)
  on planning.tally to xuemai_application;
grant update (reverted_at) on planning.tally to xuemai_application;
grant select on planning.correction, planning.dispute, planning.rollup_month, planning.rollup_mark,
  planning.standing_line, planning.month_credit to xuemai_application;
grant insert (tally_id, step, region_id, day, unit_id, track, visits, persons, renfen, dispute_id, at)
  on planning.correction to xuemai_application;
grant insert (id, tally_id, proposed_unit_id, reason, raised_by, raised_at) on planning.dispute to xuemai_application;
grant update (decision, moved_to, answer, decided_by, decided_at) on planning.dispute to xuemai_application;
revoke execute on function planning.fold_lines(bigint, xid8, xid8), planning.fold_rollups(), planning.rebuild_rollups()
  from public;
grant execute on function planning.fold_rollups(), planning.rebuild_rollups() to xuemai_application;
