-- What a season does, what units wish, and proposals for arranging a year.

create table planning.season (
  id                 uuid primary key,
  region_id          uuid not null references organisation.region,
  kind               text not null check (kind in
    ('spring-festival', 'heat', 'school', 'donor-day', 'fair', 'other', 'need')),
  name               text not null check (name = btrim(name) and name <> ''),
  from_year          integer not null check (from_year between 1998 and 2200),
  to_year            integer,
  before_days        integer check (before_days between 0 and 60),
  after_days         integer check (after_days between 0 and 60),
  from_month_day     text check (from_month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  to_month_day       text check (to_month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  capacity_factor    numeric(4, 3) check (capacity_factor > 0 and capacity_factor <= 2),
  willingness_factor numeric(4, 3) check (willingness_factor > 0 and willingness_factor <= 2),
  weights            integer[],
  source             text not null check (btrim(source) <> ''),
  demo               boolean not null default false,
  proposed_by        uuid references access.account,
  proposed_at        timestamptz not null,
  approved_by        uuid references access.account,
  approved_at        timestamptz,
  refused_by         uuid references access.account,
  refused_at         timestamptz,
  check (to_year is null or to_year >= from_year),
  -- A window lies around the Spring Festival or between two days of the year; a need is twelve weights.
  check (num_nonnulls(before_days, from_month_day, weights) = 1),
  check ((before_days is null) = (after_days is null)),
  check ((from_month_day is null) = (to_month_day is null)),
  check ((kind = 'need') = (weights is not null)),
  check (weights is null or (cardinality(weights) = 12 and 0 <= all (weights) and 0 < any (weights))),
  check (kind <> 'need' or (capacity_factor is null and willingness_factor is null)),
  -- Four eyes.
  check (approved_by is null or approved_by is distinct from proposed_by),
  check (approved_at is null or refused_at is null)
);
comment on table planning.season is 'What a season of a region is and does, by whom it is stated; a factor that is absent is not assumed.';
comment on column planning.season.before_days is 'Days before the first day of the lunar year.';
comment on column planning.season.capacity_factor is 'By which a team’s 人份 an hour is multiplied.';
comment on column planning.season.willingness_factor is 'By which the 人份 that come are multiplied.';
comment on column planning.season.weights is 'How the year’s need lies over the twelve months, in proportion.';
create index season_region on planning.season (region_id);
create index season_proposed_by on planning.season (proposed_by);
create index season_approved_by on planning.season (approved_by);
create index season_refused_by on planning.season (refused_by);

create table planning.wish (
  id           uuid primary key,
  region_id    uuid not null references organisation.region,
  unit_id      uuid not null references organisation.unit,
  stance       text not null check (stance in ('preferred', 'forbidden')),
  from_day     date not null,
  to_day       date not null,
  source       text not null check (btrim(source) <> ''),
  stated_by    uuid references access.account,
  stated_at    timestamptz not null,
  withdrawn_by uuid references access.account,
  withdrawn_at timestamptz,
  check (from_day <= to_day),
  check (withdrawn_by is null or withdrawn_at is not null)
);
comment on table planning.wish is 'When a unit would rather be visited, and when it cannot be.';
create index wish_region on planning.wish (region_id);
create index wish_unit on planning.wish (unit_id, from_day);
create index wish_stated_by on planning.wish (stated_by);
create index wish_withdrawn_by on planning.wish (withdrawn_by);

create table planning.arrangement (
  id           uuid primary key,
  plan_id      uuid not null references planning.plan,
  revision_id  uuid not null references planning.revision,
  region_id    uuid not null references organisation.region,
  -- The state of the draft that was arranged.
  version      integer not null,
  asked        jsonb not null,
  state        text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  stage        text,
  percent      integer not null default 0 check (percent between 0 and 100),
  beside       integer not null default 0 check (beside >= 0),
  outcome      jsonb,
  begun_by     uuid references access.account,
  begun_at     timestamptz not null,
  ended_at     timestamptz,
  cancelled_by uuid references access.account,
  accepted_by  uuid references access.account,
  accepted_at  timestamptz,
  accepted     jsonb,
  check ((state in ('waiting', 'running')) = (ended_at is null)),
  check ((state = 'done') = (outcome is not null)),
  -- Never accepted before it is there, and never half.
  check (accepted_at is null or (state = 'done' and accepted is not null))
);
comment on table planning.arrangement is 'A proposal for arranging a year’s drives; a draft until an officer accepts it, whole or in part.';
comment on column planning.arrangement.beside is 'Other proposals for the same plan that were under way when it began.';
create index arrangement_plan on planning.arrangement (plan_id, begun_at);
create index arrangement_revision on planning.arrangement (revision_id);
create index arrangement_region on planning.arrangement (region_id);
create index arrangement_begun_by on planning.arrangement (begun_by);
create index arrangement_cancelled_by on planning.arrangement (cancelled_by);
create index arrangement_accepted_by on planning.arrangement (accepted_by);

alter table planning.season enable row level security;
alter table planning.wish enable row level security;
alter table planning.arrangement enable row level security;
create policy season_scope on planning.season using (region_id in (select organisation.reach()));
-- A season of a region above holds here too.
create policy season_above on planning.season for select using (region_id in (select organisation.above_reach()));
create policy wish_scope on planning.wish using (region_id in (select organisation.reach()));
create policy arrangement_scope on planning.arrangement using (region_id in (select organisation.reach()));
grant select, insert, update on planning.season, planning.wish, planning.arrangement to xuemai_application;
