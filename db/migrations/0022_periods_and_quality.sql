-- Periods of reporting and their lock; what is doubtful about the figures, and who looks after it.

create table planning.period (
  id           uuid primary key,
  region_id    uuid not null references organisation.region,
  kind         text not null check (kind in ('month', 'quarter', 'year')),
  from_day     date not null check (from_day = date_trunc(kind, from_day::timestamp)::date),
  to_day       date not null,
  round        integer not null default 1 check (round > 0),
  state        text not null check (state in
    ('open', 'submitted', 'returned', 'accepted', 'locked', 'reopened', 'superseded')),
  figures      jsonb,
  submitted_by uuid references access.account,
  submitted_at timestamptz,
  accepted_by  uuid references access.account,
  accepted_at  timestamptz,
  locked_by    uuid references access.account,
  locked_at    timestamptz,
  version      integer not null default 1,
  check (to_day = (from_day::timestamp + case kind
    when 'month' then interval '1 month' when 'quarter' then interval '3 months' else interval '1 year' end
    - interval '1 day')::date),
  check (state in ('open', 'returned') or figures is not null),
  -- Never accepted by the one who submitted it.
  check (accepted_by is null or accepted_by is distinct from submitted_by),
  unique (region_id, kind, from_day, round)
);
comment on table planning.period is 'A month, quarter or year as a region reported it: one row for each time it was reported anew.';
comment on column planning.period.round is 'Counts how often the period was reported; a later round supersedes the earlier once it is locked.';
comment on column planning.period.figures is 'What was reported: 人次, 人, 人份 by track and unit, as they stood at submission; held since.';
create unique index period_living on planning.period (region_id, kind, from_day)
  where state not in ('reopened', 'superseded');
create unique index period_reopened on planning.period (region_id, kind, from_day) where state = 'reopened';
create index period_submitted_by on planning.period (submitted_by);
create index period_accepted_by on planning.period (accepted_by);
create index period_locked_by on planning.period (locked_by);

create table planning.period_step (
  id         uuid primary key,
  period_id  uuid not null references planning.period,
  region_id  uuid not null references organisation.region,
  at         timestamptz not null,
  action     text not null check (action in
    ('submit', 'take-back', 'return', 'accept', 'lock', 'reopen', 'supersede')),
  state      text not null,
  by_account uuid references access.account,
  by_name    text not null,
  reason     text check (btrim(reason) <> ''),
  check (action not in ('return', 'reopen') or reason is not null)
);
comment on table planning.period_step is 'Everything that was done with a period, in its order; nothing of it is altered.';
create index period_step_of on planning.period_step (period_id, at);
create index period_step_region on planning.period_step (region_id);
create index period_step_by on planning.period_step (by_account);

-- Only the steps of its life; and what was reported stays as it was reported.
create function planning.keep_period() returns trigger language plpgsql as $$
begin
  if (new.region_id, new.kind, new.from_day, new.to_day, new.round)
      is distinct from (old.region_id, old.kind, old.from_day, old.to_day, old.round)
    or (new.state <> old.state and (old.state, new.state) not in (
      ('open', 'submitted'), ('submitted', 'open'), ('submitted', 'returned'), ('submitted', 'accepted'),
      ('returned', 'submitted'), ('accepted', 'returned'), ('accepted', 'locked'), ('locked', 'reopened'),
      ('reopened', 'superseded')))
    or (old.state in ('submitted', 'accepted', 'locked', 'reopened', 'superseded')
      and new.state not in ('open', 'returned') and new.figures is distinct from old.figures) then
    raise exception 'a period goes from % to % by no step of its life, or what it reported was altered', old.state, new.state
      using errcode = 'check_violation', constraint = 'period_kept';
  end if;
  return new;
end $$;
create trigger period_kept before update on planning.period for each row execute function planning.keep_period();

-- Periods that hold days of a ledger: of its region and of those above. Told to whoever asks, so that a refusal can name them.
create function planning.held_periods(region uuid, first date, last date)
returns table (period_id uuid, region_id uuid, region_name text, kind text, from_day date, to_day date, state text)
language sql stable security definer set search_path = planning, pg_temp as $$
  select p.id, p.region_id, n.name, p.kind, p.from_day, p.to_day, p.state
  from organisation.region r
  join planning.period p on p.region_id = any (r.ancestors)
  join access.region_name n on n.id = p.region_id
  where r.id = region and p.state in ('submitted', 'accepted', 'locked')
    and p.from_day <= last and p.to_day >= first
  order by p.from_day, cardinality(r.ancestors) - array_position(r.ancestors, p.region_id), p.kind
$$;

-- Regions that report, at and below one: each that plans or keeps a ledger, and under which of them it reports.
create function planning.reporting_below(region uuid, of_year integer)
returns table (region_id uuid, name text, depth integer, above uuid)
language sql stable security definer set search_path = planning, pg_temp as $$
  with reporting as (
    select r.id, r.name, r.ancestors from organisation.region r
    where r.ancestors @> array[region] and r.id in (select organisation.reach()) and (r.id = region
      or exists (select from planning.plan p where p.region_id = r.id and p.year = of_year)
      or exists (select from planning.tally_batch b where b.region_id = r.id and b.reverted_at is null))
  )
  select x.id, x.name, cardinality(x.ancestors) - (select cardinality(r.ancestors) from reporting r where r.id = region),
    (select y.id from reporting y where y.id <> x.id and y.id = any (x.ancestors)
     order by cardinality(y.ancestors) desc limit 1)
  from reporting x order by x.ancestors
$$;

-- Whoever locks waits for those who write, and the other way round: top down, so that nobody waits in a circle.
create function planning.enter_ledger(region uuid) returns void
language plpgsql security definer set search_path = planning, pg_temp as $$
declare
  above uuid;
begin
  for above in select a from organisation.region r, unnest(r.ancestors) with ordinality as l (a, at) where r.id = region order by at loop
    perform pg_advisory_xact_lock_shared(hashtextextended('planning.period ' || above, 0));
  end loop;
end $$;

create function planning.enter_period(region uuid) returns void
language plpgsql security definer set search_path = planning, pg_temp as $$
declare
  above uuid;
begin
  for above in select a from organisation.region r, unnest(r.ancestors) with ordinality as l (a, at) where r.id = region order by at loop
    if above = region then
      perform pg_advisory_xact_lock(hashtextextended('planning.period ' || above, 0));
    else
      perform pg_advisory_xact_lock_shared(hashtextextended('planning.period ' || above, 0));
    end if;
  end loop;
end $$;

-- Refuses with the period that holds the day, so that whoever is refused learns which and whose it is.
create function planning.tell_held(day date, held jsonb) returns void language plpgsql as $$
begin
  raise exception '% lies in a period that is reported', day
    using errcode = 'check_violation', constraint = 'period_held', detail = held::text;
end $$;

create function planning.refuse_held() returns trigger
language plpgsql security definer set search_path = planning, pg_temp as $$
declare
  ledger uuid;
  held record;
begin
  for ledger in select distinct a.region_id from added a order by a.region_id loop
    perform planning.enter_ledger(ledger);
  end loop;
  select d.day, h.* into held
  from (select distinct a.region_id, a.day from added a
    where exists (select from organisation.region r join planning.period p on p.region_id = any (r.ancestors)
      where r.id = a.region_id and p.state in ('submitted', 'accepted', 'locked')
        and a.day between p.from_day and p.to_day) order by a.day limit 1) d,
    planning.held_periods(d.region_id, d.day, d.day) h
  limit 1;
  if found then
    perform planning.tell_held(held.day, to_jsonb(held));
  end if;
  return null;
end $$;
create trigger tally_held after insert on planning.tally
  referencing new table as added for each statement execute function planning.refuse_held();
create trigger tally_reverting_held after update on planning.tally
  referencing new table as added for each statement execute function planning.refuse_held();
create trigger correction_held after insert on planning.correction
  referencing new table as added for each statement execute function planning.refuse_held();

create function planning.refuse_held_dispute() returns trigger
language plpgsql security definer set search_path = planning, pg_temp as $$
declare
  line record;
  held record;
begin
  select region_id, day into line from planning.tally where id = new.tally_id;
  perform planning.enter_ledger(line.region_id);
  select line.day, h.* into held from planning.held_periods(line.region_id, line.day, line.day) h limit 1;
  if found then
    perform planning.tell_held(line.day, to_jsonb(held));
  end if;
  return null;
end $$;
create trigger dispute_held after insert on planning.dispute
  for each row execute function planning.refuse_held_dispute();

create table planning.timeliness_rule (
  id          uuid primary key,
  region_id   uuid not null references organisation.region,
  days        integer not null check (days between 0 and 366),
  from_day    date not null,
  to_day      date check (to_day >= from_day),
  citation    text not null check (btrim(citation) <> ''),
  proposed_by uuid references access.account,
  proposed_at timestamptz not null,
  approved_by uuid references access.account,
  approved_at timestamptz,
  refused_by  uuid references access.account,
  refused_at  timestamptz,
  check (approved_at is null or refused_at is null),
  -- Never approved by the one who proposed it.
  check (approved_by is null or approved_by is distinct from proposed_by)
);
comment on table planning.timeliness_rule is 'Within how many days of the collection its figures are expected, by region and time; without one nothing is called late.';
comment on column planning.timeliness_rule.days is 'Calendar days from the day of collection to the day the figures arrive.';
create index timeliness_region on planning.timeliness_rule (region_id);
create index timeliness_proposed_by on planning.timeliness_rule (proposed_by);
create index timeliness_approved_by on planning.timeliness_rule (approved_by);
create index timeliness_refused_by on planning.timeliness_rule (refused_by);

create table planning.quality_run (
  id        uuid primary key,
  region_id uuid not null references organisation.region,
  year      integer not null,
  judged_at timestamptz not null,
  judged_by uuid references access.account,
  through   date not null,
  measures  jsonb not null,
  found     integer not null,
  unique (region_id, year)
);
comment on table planning.quality_run is 'When the figures of a region and year were last judged, and what was measured.';
comment on column planning.quality_run.measures is 'By source: expected and reported, within and beyond the expected days, checked and doubtful.';
create index quality_run_by on planning.quality_run (judged_by);

create table planning.finding (
  id            uuid primary key,
  region_id     uuid not null references organisation.region,
  year          integer not null,
  rule          text not null,
  key           text not null,
  source        text not null check (source in ('tallies', 'headcounts', 'schedule')),
  source_name   text,
  unit_id       uuid references organisation.unit,
  from_day      date not null,
  to_day        date not null check (to_day >= from_day),
  facts         jsonb not null,
  state         text not null check (state in ('open', 'explained', 'corrected', 'accepted')),
  present       boolean not null default true,
  owner_account uuid references access.account,
  due_on        date,
  explained_by  uuid references access.account,
  reason        text check (btrim(reason) <> ''),
  found_at      timestamptz not null,
  changed_at    timestamptz not null,
  version       integer not null default 1,
  check (state not in ('explained', 'accepted') or reason is not null),
  -- The same finding is never kept twice.
  unique (region_id, year, rule, key)
);
comment on table planning.finding is 'Something doubtful about figures, with who looks after it and until when.';
comment on column planning.finding.key is 'What it is about, stable: judged again it is the same finding.';
comment on column planning.finding.present is 'Whether the last judgement still found it.';
create index finding_unit on planning.finding (unit_id);
create index finding_owner on planning.finding (owner_account);
create index finding_explained_by on planning.finding (explained_by);

create table planning.finding_step (
  id         uuid primary key,
  finding_id uuid not null references planning.finding,
  region_id  uuid not null references organisation.region,
  at         timestamptz not null,
  action     text not null check (action in
    ('found', 'assign', 'explain', 'accept', 'correct', 'reopen', 'vanish', 'return', 'change')),
  state      text not null,
  by_account uuid references access.account,
  by_name    text not null,
  to_account uuid references access.account,
  due_on     date,
  reason     text
);
comment on table planning.finding_step is 'What became of a finding, in its order; nothing of it is altered.';
create index finding_step_of on planning.finding_step (finding_id, at);
create index finding_step_region on planning.finding_step (region_id);
create index finding_step_by on planning.finding_step (by_account);
create index finding_step_to on planning.finding_step (to_account);

alter table planning.period enable row level security;
alter table planning.period_step enable row level security;
alter table planning.timeliness_rule enable row level security;
alter table planning.quality_run enable row level security;
alter table planning.finding enable row level security;
alter table planning.finding_step enable row level security;
create policy period_scope on planning.period using (region_id in (select organisation.reach()));
create policy period_step_scope on planning.period_step using (region_id in (select organisation.reach()));
create policy timeliness_scope on planning.timeliness_rule using (region_id in (select organisation.reach()));
-- A rule of a region above holds here too.
create policy timeliness_above on planning.timeliness_rule for select
  using (region_id in (select organisation.above_reach()));
create policy quality_run_scope on planning.quality_run using (region_id in (select organisation.reach()));
create policy finding_scope on planning.finding using (region_id in (select organisation.reach()));
create policy finding_step_scope on planning.finding_step using (region_id in (select organisation.reach()));

grant select, insert, update on planning.period, planning.timeliness_rule, planning.quality_run, planning.finding
  to xuemai_application;
grant select, insert on planning.period_step, planning.finding_step to xuemai_application;
revoke execute on function planning.enter_ledger(uuid), planning.enter_period(uuid),
  planning.held_periods(uuid, date, date), planning.reporting_below(uuid, integer) from public;
grant execute on function planning.enter_ledger(uuid), planning.enter_period(uuid),
  planning.held_periods(uuid, date, date), planning.reporting_below(uuid, integer) to xuemai_application;
