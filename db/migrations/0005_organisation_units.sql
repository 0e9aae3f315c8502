-- Units, the lines they stand in, how they were named and placed, their people and their liaisons.

-- Everything below a region that is placed elsewhere follows it.
create function organisation.follow_region() returns trigger
language plpgsql security definer set search_path = organisation, pg_temp as $$
begin
  update organisation.region set parent_id = parent_id where parent_id = new.id;
  return null;
end $$;
create trigger region_followed after update of parent_id on organisation.region
  for each row when (old.ancestors is distinct from new.ancestors)
  execute function organisation.follow_region();

create table organisation.import (
  id          uuid primary key,
  region_id   uuid not null references organisation.region,
  kind        text not null,
  file_name   text not null,
  sha256      bytea not null,
  counts      jsonb not null,
  by          uuid references access.account,
  at          timestamptz not null,
  reverted_by uuid references access.account,
  reverted_at timestamptz,
  reason      text,
  -- Never taken back without saying why.
  check ((reverted_at is null) = (reason is null))
);
comment on table organisation.import is 'A file taken in as a whole; it can be taken back as a whole while nothing depends on it.';
comment on column organisation.import.counts is 'Rows by what was done with them.';
create index import_region on organisation.import (region_id);
create index import_by on organisation.import (by);
create index import_reverted_by on organisation.import (reverted_by);

alter table organisation.region add column import_id uuid references organisation.import;
create index region_import on organisation.region (import_id);

create table organisation.unit (
  id         uuid primary key,
  region_id  uuid not null references organisation.region,
  kind       text not null check (kind in
    ('town', 'county', 'bureau', 'institution', 'enterprise', 'school', 'community', 'other')),
  name       text not null check (name = btrim(name) and name <> ''),
  short_name text check (short_name = btrim(short_name) and short_name <> ''),
  code       text check (code = btrim(code) and code <> ''),
  began_on   date not null,
  ended_on   date,
  position   integer not null default 0,
  demo       boolean not null default false,
  version    integer not null default 1,
  import_id  uuid references organisation.import,
  -- What a search looks in: names and code without spaces and dots.
  search     text not null generated always as (lower(regexp_replace(
    name || '|' || coalesce(short_name, '') || '|' || coalesce(code, ''), '[\s·•‧∙.。]', '', 'g'))) stored,
  -- A unit founded and closed on one day is a slip that was taken back.
  check (ended_on is null or ended_on >= began_on)
);
comment on table organisation.unit is 'Whoever is given a target: the body answering for a town or county, an office, a firm, a school.';
comment on column organisation.unit.region_id is 'Where the unit lies now; a town or county body lies in the region it answers for.';
comment on column organisation.unit.ended_on is 'The first day on which the unit is no more.';
comment on column organisation.unit.demo is 'Shown as 演示: invented for demonstration.';
create index unit_region on organisation.unit (region_id);
create index unit_import on organisation.unit (import_id);
create unique index unit_name_once on organisation.unit (region_id, name) where ended_on is null;
create unique index unit_code_once on organisation.unit (code) where ended_on is null;
-- Never two bodies answering for one region.
create unique index unit_answers_alone on organisation.unit (region_id)
  where ended_on is null and kind in ('town', 'county');

create table organisation.region_name (
  region_id uuid not null references organisation.region on delete cascade,
  from_day  date not null,
  name      text not null check (name = btrim(name) and name <> ''),
  primary key (region_id, from_day)
);
comment on table organisation.region_name is 'What a region is called from a day on, the first name included.';

create table organisation.region_place (
  region_id uuid not null references organisation.region on delete cascade,
  from_day  date not null,
  parent_id uuid references organisation.region,
  primary key (region_id, from_day)
);
comment on table organisation.region_place is 'In which region a region lies from a day on.';
create index region_place_parent on organisation.region_place (parent_id);

create table organisation.unit_name (
  unit_id  uuid not null references organisation.unit on delete cascade,
  from_day date not null,
  name     text not null check (name = btrim(name) and name <> ''),
  primary key (unit_id, from_day)
);
comment on table organisation.unit_name is 'What a unit is called from a day on, the first name included.';

create table organisation.unit_place (
  unit_id   uuid not null references organisation.unit on delete cascade,
  from_day  date not null,
  region_id uuid not null references organisation.region,
  primary key (unit_id, from_day)
);
comment on table organisation.unit_place is 'In which region a unit lies from a day on.';
create index unit_place_region on organisation.unit_place (region_id);

-- The first name and place stand from the first day; what follows is written by whoever changes them.
create function organisation.begin_region() returns trigger
language plpgsql security definer set search_path = organisation, pg_temp as $$
begin
  insert into region_name (region_id, from_day, name) values (new.id, new.began_on, new.name);
  insert into region_place (region_id, from_day, parent_id) values (new.id, new.began_on, new.parent_id);
  return null;
end $$;
create trigger region_begun after insert on organisation.region
  for each row execute function organisation.begin_region();
insert into organisation.region_name (region_id, from_day, name)
  select id, began_on, name from organisation.region;
insert into organisation.region_place (region_id, from_day, parent_id)
  select id, began_on, parent_id from organisation.region;

create function organisation.begin_unit() returns trigger
language plpgsql security definer set search_path = organisation, pg_temp as $$
begin
  insert into unit_name (unit_id, from_day, name) values (new.id, new.began_on, new.name);
  insert into unit_place (unit_id, from_day, region_id) values (new.id, new.began_on, new.region_id);
  return null;
end $$;
create trigger unit_begun after insert on organisation.unit
  for each row execute function organisation.begin_unit();

create table organisation.region_succession (
  from_id uuid not null references organisation.region,
  to_id   uuid not null references organisation.region,
  on_day  date not null,
  kind    text not null check (kind in ('merge', 'split')),
  primary key (from_id, to_id, on_day),
  check (kind = 'split' or from_id <> to_id)
);
comment on table organisation.region_succession is 'Which region follows which from a day on; a region that lives on after a split follows itself.';
create index region_succession_to on organisation.region_succession (to_id);

create table organisation.unit_succession (
  from_id     uuid not null references organisation.unit,
  to_id       uuid not null references organisation.unit,
  on_day      date not null,
  kind        text not null check (kind in ('merge', 'split')),
  numerator   integer,
  denominator integer,
  primary key (from_id, to_id, on_day),
  check (kind = 'split' or from_id <> to_id),
  check ((numerator is null) = (denominator is null)),
  check (numerator between 1 and denominator),
  check (kind = 'split' or numerator is null)
);
comment on table organisation.unit_succession is 'Which unit follows which from a day on; a unit that lives on after a split follows itself.';
comment on column organisation.unit_succession.numerator is 'The share of a split that goes here; null where nobody has stated one.';
create index unit_succession_to on organisation.unit_succession (to_id);

create table organisation.line (
  id        uuid primary key,
  region_id uuid not null references organisation.region,
  parent_id uuid references organisation.line,
  name      text not null check (name = btrim(name) and name <> ''),
  position  integer not null default 0,
  demo      boolean not null default false,
  version   integer not null default 1,
  import_id uuid references organisation.import,
  check (parent_id <> id),
  unique (region_id, name)
);
comment on table organisation.line is '条线, 系统: a second hierarchy over the same units, kept by one region for all below it.';
create index line_parent on organisation.line (parent_id);
create index line_import on organisation.line (import_id);

create table organisation.unit_line (
  unit_id   uuid not null references organisation.unit on delete cascade,
  line_id   uuid not null references organisation.line,
  from_day  date not null,
  to_day    date,
  import_id uuid references organisation.import,
  primary key (unit_id, line_id, from_day),
  check (to_day is null or to_day >= from_day)
);
comment on column organisation.unit_line.to_day is 'The last day on the line.';
create index unit_line_line on organisation.unit_line (line_id);
create index unit_line_import on organisation.unit_line (import_id);
-- Never twice on one line at a time.
create unique index unit_line_once on organisation.unit_line (unit_id, line_id) where to_day is null;

create table organisation.headcount (
  id            uuid primary key,
  unit_id       uuid not null references organisation.unit,
  year          integer not null check (year between 1949 and 2200),
  basis         text not null check (basis in ('staff', 'residents-without-unit')),
  amount        integer not null check (amount between 0 and 2000000000),
  migrants      integer,
  source        text not null check (btrim(source) <> ''),
  stated_on     date not null,
  stated_by     uuid references access.account,
  stated_at     timestamptz not null,
  replaces      uuid references organisation.headcount,
  superseded_at timestamptz,
  import_id     uuid references organisation.import,
  demo          boolean not null default false,
  -- Never more of them than there are people.
  check (migrants between 0 and amount)
);
comment on column organisation.headcount.amount is 'People: 职工人数, or residents of age without a unit.';
comment on column organisation.headcount.migrants is 'Of these 外来务工、暂住人员; null where the source does not say.';
comment on column organisation.headcount.stated_on is 'The day the figure is of, by its source.';
comment on column organisation.headcount.superseded_at is 'When a later statement took its place; the row stays.';
create unique index headcount_once on organisation.headcount (unit_id, year, basis) where superseded_at is null;
create index headcount_unit on organisation.headcount (unit_id);
create index headcount_stated_by on organisation.headcount (stated_by);
create unique index headcount_replaces on organisation.headcount (replaces);
create index headcount_import on organisation.headcount (import_id);

create table organisation.liaison (
  id         uuid primary key,
  unit_id    uuid not null references organisation.unit,
  role       text not null check (role in ('leader', 'liaison')),
  name       text not null check (name = btrim(name) and name <> ''),
  phone      bytea,
  valid_from date not null,
  valid_to   date,
  version    integer not null default 1,
  demo       boolean not null default false,
  import_id  uuid references organisation.import,
  check (valid_to is null or valid_to >= valid_from)
);
comment on column organisation.liaison.role is 'leader: 分管负责人; liaison: 联络员.';
comment on column organisation.liaison.phone is 'Encrypted with the data key; null where none is known.';
comment on column organisation.liaison.valid_to is 'The last day on which the person answers for the unit.';
create index liaison_unit on organisation.liaison (unit_id);
create index liaison_import on organisation.liaison (import_id);

alter table organisation.import enable row level security;
alter table organisation.unit enable row level security;
alter table organisation.region_name enable row level security;
alter table organisation.region_place enable row level security;
alter table organisation.unit_name enable row level security;
alter table organisation.unit_place enable row level security;
alter table organisation.region_succession enable row level security;
alter table organisation.unit_succession enable row level security;
alter table organisation.line enable row level security;
alter table organisation.unit_line enable row level security;
alter table organisation.headcount enable row level security;
alter table organisation.liaison enable row level security;

create policy import_scope on organisation.import using (region_id in (select organisation.reach()));
create policy unit_scope on organisation.unit using (region_id in (select organisation.reach()));
create policy region_name_scope on organisation.region_name using (region_id in (select organisation.reach()));
create policy region_place_scope on organisation.region_place using (region_id in (select organisation.reach()));
create policy region_succession_scope on organisation.region_succession
  using (to_id in (select organisation.reach()));
create policy line_scope on organisation.line using (region_id in (select organisation.reach()));
-- The lines that a region above keeps are known below.
create policy line_above on organisation.line for select
  using (region_id in (select unnest(r.ancestors) from organisation.region r));
-- What belongs to a unit is seen by whoever sees the unit.
create policy unit_name_scope on organisation.unit_name
  using (exists (select from organisation.unit u where u.id = unit_id));
create policy unit_place_scope on organisation.unit_place
  using (exists (select from organisation.unit u where u.id = unit_id));
create policy unit_succession_scope on organisation.unit_succession
  using (exists (select from organisation.unit u where u.id = to_id));
create policy unit_line_scope on organisation.unit_line
  using (exists (select from organisation.unit u where u.id = unit_id));
create policy headcount_scope on organisation.headcount
  using (exists (select from organisation.unit u where u.id = unit_id));
create policy liaison_scope on organisation.liaison
  using (exists (select from organisation.unit u where u.id = unit_id));

grant select, insert, update on organisation.import, organisation.unit, organisation.region_name,
  organisation.region_place, organisation.unit_name, organisation.unit_place,
  organisation.region_succession, organisation.unit_succession, organisation.line,
  organisation.unit_line, organisation.headcount, organisation.liaison to xuemai_application;
-- Only what an import brought is ever deleted, when it is taken back.
grant delete on organisation.region, organisation.unit, organisation.line, organisation.unit_line,
  organisation.headcount, organisation.liaison to xuemai_application;
