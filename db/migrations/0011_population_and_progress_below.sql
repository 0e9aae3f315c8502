-- How many people a region has, figures that a source leaves out, and progress for those below.

create table organisation.population (
  id            uuid primary key,
  region_id     uuid not null references organisation.region,
  year          integer not null check (year between 1949 and 2200),
  amount        bigint not null check (amount between 1 and 2000000000),
  source        text not null check (btrim(source) <> ''),
  stated_on     date not null,
  stated_by     uuid references access.account,
  stated_at     timestamptz not null,
  replaces      uuid references organisation.population,
  superseded_at timestamptz
);
comment on table organisation.population is 'Resident population of a region in a year (常住人口), in people.';
comment on column organisation.population.stated_on is 'The day the figure is of, by its source.';
comment on column organisation.population.superseded_at is 'When a later statement took its place; the row stays.';
create unique index population_once on organisation.population (region_id, year) where superseded_at is null;
create index population_region on organisation.population (region_id);
create index population_stated_by on organisation.population (stated_by);
create unique index population_replaces on organisation.population (replaces);
alter table organisation.population enable row level security;
create policy population_scope on organisation.population
  using (region_id in (select organisation.reach()));
grant select, insert on organisation.population to xuemai_application;
-- What was stated is never changed; only that something took its place.
grant update (superseded_at) on organisation.population to xuemai_application;

-- A source that counts people alone does not say how much they gave; that is not nothing.
alter table planning.tally alter column renfen drop not null;
comment on column planning.tally.renfen is
  '人份: 200 mL of whole blood; 300 mL is 1.5; null where the source does not say.';

-- An issued revision of which the asker holds a part; of any other, nothing below answers.
create function planning.held_below(revision uuid) returns boolean
language sql stable security definer set search_path = planning, pg_temp as $$
  select exists (
    select from planning.revision r
    join planning.target t on t.revision_id = r.id
    where r.id = revision and r.state = 'issued'
      and t.holder_region_id in (select organisation.reach()))
$$;

-- The bare figures that the plan to date of a part below rests on: no name, no place, no document.
create function planning.figures_below(revision uuid)
returns table (key uuid, parent_key uuid, kind text, track text, unit_id uuid, amount bigint, status text, held boolean)
language sql stable security definer set search_path = planning, pg_temp as $$
  select t.key, p.key, t.kind, t.track, t.unit_id, t.amount, t.status,
    coalesce(t.holder_region_id in (select organisation.reach()), false)
  from planning.target t left join planning.target p on p.id = t.parent_id
  where t.revision_id = revision and planning.held_below(revision)
  order by t.position
$$;

create function planning.spans_below(revision uuid)
returns table (key uuid, target_key uuid, from_day date, to_day date, amount bigint)
language sql stable security definer set search_path = planning, pg_temp as $$
  select i.key, t.key, i.from_day, i.to_day, i.amount
  from planning.item i join planning.target t on t.id = i.target_id
  where i.revision_id = revision and planning.held_below(revision)
  order by i.position
$$;

-- What was collected by the region that issued it, for the asker's own units alone.
create function planning.collected_below(revision uuid, through date)
returns table (unit_id uuid, track text, visits bigint, persons bigint, renfen numeric)
language sql stable security definer set search_path = planning, pg_temp as $$
  select y.unit_id, y.track, sum(y.visits),
    case when count(y.persons) = count(*) then sum(y.persons) end,
    case when count(y.renfen) = count(*) then sum(y.renfen) end
  from planning.revision r
  join planning.plan p on p.id = r.plan_id
  join planning.tally y on y.region_id = p.region_id and y.reverted_at is null
    and y.day between make_date(p.year, 1, 1) and least(make_date(p.year, 12, 31), through)
  where r.id = revision and planning.held_below(revision)
    and y.unit_id in (select t.unit_id from planning.target t
      where t.revision_id = revision and t.holder_region_id in (select organisation.reach()))
  group by y.unit_id, y.track
$$;

-- How far the figures of the region that issued it go, whoever they are of.
create function planning.known_below(revision uuid) returns table (last_day date, demo boolean)
language sql stable security definer set search_path = planning, pg_temp as $$
  select max(y.day), coalesce(bool_or(b.demo), false)
  from planning.revision r
  join planning.plan p on p.id = r.plan_id
  join planning.tally y on y.region_id = p.region_id and y.reverted_at is null
    and y.day between make_date(p.year, 1, 1) and make_date(p.year, 12, 31)
  join planning.tally_batch b on b.id = y.batch_id
  where r.id = revision and planning.held_below(revision)
$$;

grant execute on function planning.held_below(uuid), planning.figures_below(uuid),
  planning.spans_below(uuid), planning.collected_below(uuid, date), planning.known_below(uuid)
  to xuemai_application;
