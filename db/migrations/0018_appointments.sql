-- Group drives of units: asked for, offered, reserved, prepared, run, closed. Of people there are counts, never names.

-- Whole numbers and ids beside ranges in one exclusion constraint.
create extension if not exists btree_gist;

create schema appointments;
grant usage on schema appointments to xuemai_application;

create table appointments.policy (
  id          uuid primary key,
  region_id   uuid not null references organisation.region,
  kind        text not null check (kind in
    ('lock-days', 'small-cell', 'support-yuan', 'leave-days')),
  from_day    date not null,
  value       numeric(10, 2) not null check (value >= 0),
  citation    text not null check (btrim(citation) <> ''),
  proposed_by uuid references access.account,
  proposed_at timestamptz not null,
  approved_by uuid references access.account,
  approved_at timestamptz,
  refused_by  uuid references access.account,
  refused_at  timestamptz,
  -- Four eyes.
  check (approved_by is null or approved_by is distinct from proposed_by),
  check (approved_at is null or refused_at is null)
);
comment on table appointments.policy is 'Numbers that a region sets for drives, from a day on, until the next of its kind.';
comment on column appointments.policy.value is 'lock-days: days before the drive; small-cell: the least count shown outside the station; support-yuan: ¥ for one donation; leave-days: days for one donation.';
create index policy_region on appointments.policy (region_id, kind, from_day);
create index policy_proposed_by on appointments.policy (proposed_by);
create index policy_approved_by on appointments.policy (approved_by);
create index policy_refused_by on appointments.policy (refused_by);

create table appointments.drive (
  id            uuid primary key,
  region_id     uuid not null references organisation.region,
  unit_id       uuid not null references organisation.unit,
  state         text not null check (state in
    ('requested', 'offered', 'confirmed', 'prepared', 'running', 'closed', 'cancelled')),
  wanted_from   date not null,
  wanted_to     date not null,
  projection    integer not null check (projection > 0),
  place         text not null check (place = btrim(place) and place <> ''),
  venue_id      uuid references organisation.resource,
  note          text check (note = btrim(note) and note <> ''),
  plan_id       uuid references planning.plan,
  item_key      uuid,
  on_day        date,
  lock_on       date,
  opens         integer check (opens between 0 and 1440),
  closes        integer check (closes between 0 and 1440),
  capacity      integer check (capacity >= 0),
  requested_by  uuid references access.account,
  requested_at  timestamptz not null,
  changed_at    timestamptz not null,
  version       integer not null default 1,
  demo          boolean not null default false,
  check (wanted_to >= wanted_from),
  check (opens < closes),
  check ((plan_id is null) = (item_key is null)),
  -- Never confirmed without a day, a place that was looked at, and a lock.
  check (state in ('requested', 'offered', 'cancelled')
    or num_nulls(on_day, venue_id, lock_on, opens, closes, capacity) = 0)
);
comment on table appointments.drive is 'A group drive of one unit, from the request to the analysis.';
comment on column appointments.drive.region_id is 'Where the unit lies.';
comment on column appointments.drive.projection is '人份 (200 mL) that the unit and the station expect of it; of the whole drive, never of a person.';
comment on column appointments.drive.item_key is 'The item of the issued plan that it carries out.';
comment on column appointments.drive.lock_on is 'From this day on a change of day, place, staff or projection needs a second person.';
comment on column appointments.drive.opens is 'Minutes since midnight.';
comment on column appointments.drive.capacity is '人份 that its crews can collect that day.';
create index drive_region on appointments.drive (region_id);
create index drive_unit on appointments.drive (unit_id);
create index drive_venue on appointments.drive (venue_id);
create index drive_plan on appointments.drive (plan_id);
create index drive_requested_by on appointments.drive (requested_by);
create index drive_on_day on appointments.drive (on_day);

create table appointments.offer (
  id         uuid primary key,
  drive_id   uuid not null references appointments.drive,
  region_id  uuid not null references organisation.region,
  on_day     date not null,
  venue_id   uuid not null references organisation.resource,
  place      text not null,
  crews      jsonb not null,
  opens      integer not null check (opens between 0 and 1440),
  closes     integer not null check (closes between 0 and 1440),
  capacity   integer not null check (capacity > 0),
  offered_by uuid references access.account,
  offered_at timestamptz not null,
  ended_at   timestamptz,
  check (opens < closes)
);
comment on table appointments.offer is 'A day on which the station can staff a drive, as it was when it was offered.';
comment on column appointments.offer.crews is 'teamId, team, vehicleId, vehicle of each crew.';
comment on column appointments.offer.ended_at is 'When other days were offered, one was chosen, or none.';
create index offer_drive on appointments.offer (drive_id);
create index offer_region on appointments.offer (region_id);
create index offer_venue on appointments.offer (venue_id);
create index offer_offered_by on appointments.offer (offered_by);
create unique index offer_once on appointments.offer (drive_id, on_day) where ended_at is null;

create table appointments.reservation (
  id          uuid primary key,
  drive_id    uuid not null references appointments.drive,
  region_id   uuid not null references organisation.region,
  resource_id uuid not null references organisation.resource,
  kind        text not null check (kind in ('team', 'vehicle', 'venue')),
  crew        integer not null check (crew >= 0),
  name        text not null,
  from_day    date not null,
  to_day      date not null,
  released_at timestamptz,
  check (to_day >= from_day),
  -- Never one team, vehicle or venue for two drives on a day.
  constraint reservation_alone exclude using gist
    (resource_id with =, daterange(from_day, to_day, '[]') with &&) where (released_at is null)
);
comment on table appointments.reservation is 'A team, vehicle or venue held for a drive; one that was released holds nothing.';
comment on column appointments.reservation.crew is 'Team and vehicle of one number go out together.';
create index reservation_drive on appointments.reservation (drive_id);
create index reservation_region on appointments.reservation (region_id);
create index reservation_resource on appointments.reservation (resource_id, from_day);

create table appointments.drive_step (
  id         uuid primary key,
  drive_id   uuid not null references appointments.drive,
  region_id  uuid not null references organisation.region,
  at         timestamptz not null,
  action     text not null,
  side       text not null check (side in ('unit', 'officer', 'station')),
  by_account uuid references access.account,
  by_name    text not null,
  text       text,
  data       jsonb not null default '{}'
);
comment on table appointments.drive_step is 'Everything that was done with a drive, in its order; nothing of it is altered.';
create index drive_step_drive on appointments.drive_step (drive_id, at);
create index drive_step_region on appointments.drive_step (region_id);
create index drive_step_by on appointments.drive_step (by_account);

create table appointments.drive_change (
  id          uuid primary key,
  drive_id    uuid not null references appointments.drive,
  region_id   uuid not null references organisation.region,
  before      jsonb not null,
  after       jsonb not null,
  reason      text not null check (btrim(reason) <> ''),
  side        text not null check (side in ('unit', 'officer', 'station')),
  asked_by    uuid references access.account,
  asked_name  text not null,
  asked_at    timestamptz not null,
  approved_at timestamptz,
  refused_at  timestamptz,
  decided_by  uuid references access.account,
  check (approved_at is null or refused_at is null),
  -- Four eyes.
  check (decided_by is null or decided_by is distinct from asked_by)
);
comment on table appointments.drive_change is 'A change asked for after the lock, with what stood and what shall stand.';
create index drive_change_drive on appointments.drive_change (drive_id);
create index drive_change_region on appointments.drive_change (region_id);
create index drive_change_asked_by on appointments.drive_change (asked_by);
create index drive_change_decided_by on appointments.drive_change (decided_by);
create unique index drive_change_open on appointments.drive_change (drive_id)
  where approved_at is null and refused_at is null;

create table appointments.check_mark (
  drive_id  uuid not null references appointments.drive,
  region_id uuid not null references organisation.region,
  item      text not null check (item in
    ('contact', 'notice', 'rooms', 'power', 'parking', 'refreshment')),
  done_at   timestamptz,
  done_by   uuid references access.account,
  primary key (drive_id, item)
);
comment on table appointments.check_mark is 'What of the preparation is done.';
create index check_mark_region on appointments.check_mark (region_id);
create index check_mark_done_by on appointments.check_mark (done_by);

create table appointments.batch (
  drive_id  uuid not null references appointments.drive,
  region_id uuid not null references organisation.region,
  begins    integer not null check (begins between 0 and 1439),
  expected  integer not null check (expected between 0 and 5000),
  backups   integer not null default 0 check (backups between 0 and 5000),
  primary key (drive_id, begins)
);
comment on table appointments.batch is 'How many are expected at a time of the day; a number, nobody by name.';
comment on column appointments.batch.begins is 'Minutes since midnight.';
comment on column appointments.batch.backups is 'How many more could come if asked.';
create index batch_region on appointments.batch (region_id);

create table appointments.day_count (
  id         uuid primary key,
  drive_id   uuid not null references appointments.drive,
  region_id  uuid not null references organisation.region,
  arrived    integer not null check (arrived >= 0),
  registered integer not null check (registered between 0 and arrived),
  deferred   integer not null check (deferred >= 0),
  walked_out integer not null check (walked_out >= 0),
  qns        integer not null check (qns >= 0),
  visits     integer not null check (visits >= 0),
  first_time integer not null check (first_time between 0 and visits),
  renfen     integer not null check (renfen between visits and 2 * visits),
  counted_at timestamptz not null,
  counted_by uuid references access.account,
  -- Nobody is counted twice.
  check (deferred + walked_out + qns + visits <= registered)
);
comment on table appointments.day_count is 'The day board, each state of it; the newest holds. Counts of a whole drive, never of a person.';
comment on column appointments.day_count.qns is 'Quantity not sufficient: begun, and too little came.';
comment on column appointments.day_count.visits is '人次 collected.';
comment on column appointments.day_count.renfen is '人份 collected: one for 200 mL, two for 400 mL, in whole ones.';
create index day_count_drive on appointments.day_count (drive_id, counted_at);
create index day_count_region on appointments.day_count (region_id);
create index day_count_by on appointments.day_count (counted_by);

create table appointments.support (
  id          uuid primary key,
  region_id   uuid not null references organisation.region,
  unit_id     uuid not null references organisation.unit,
  year        integer not null check (year between 1998 and 2200),
  yuan        numeric(10, 2) not null check (yuan >= 0),
  leave_days  numeric(4, 1) not null check (leave_days >= 0),
  basis       text not null check (btrim(basis) <> ''),
  declared_by uuid references access.account,
  declared_at timestamptz not null
);
comment on table appointments.support is 'What a unit declares to give for one donation, of its own accord; the newest of a year holds. Of the unit, never of a person.';
comment on column appointments.support.yuan is '¥ for one donation: food, travel, nutrition.';
comment on column appointments.support.leave_days is 'Days of leave for one donation.';
create index support_region on appointments.support (region_id, year);
create index support_unit on appointments.support (unit_id, year);
create index support_declared_by on appointments.support (declared_by);

alter table appointments.policy enable row level security;
alter table appointments.drive enable row level security;
alter table appointments.offer enable row level security;
alter table appointments.reservation enable row level security;
alter table appointments.drive_step enable row level security;
alter table appointments.drive_change enable row level security;
alter table appointments.check_mark enable row level security;
alter table appointments.batch enable row level security;
alter table appointments.day_count enable row level security;
alter table appointments.support enable row level security;
create policy policy_scope on appointments.policy using (region_id in (select organisation.reach()));
-- A number that a region above sets holds here too.
create policy policy_above on appointments.policy for select using (region_id in (select organisation.above_reach()));
create policy drive_scope on appointments.drive using (region_id in (select organisation.reach()));
create policy offer_scope on appointments.offer using (region_id in (select organisation.reach()));
create policy reservation_scope on appointments.reservation using (region_id in (select organisation.reach()));
create policy drive_step_scope on appointments.drive_step using (region_id in (select organisation.reach()));
create policy drive_change_scope on appointments.drive_change using (region_id in (select organisation.reach()));
create policy check_mark_scope on appointments.check_mark using (region_id in (select organisation.reach()));
create policy batch_scope on appointments.batch using (region_id in (select organisation.reach()));
create policy day_count_scope on appointments.day_count using (region_id in (select organisation.reach()));
create policy support_scope on appointments.support using (region_id in (select organisation.reach()));

grant select, insert, update on appointments.policy, appointments.drive, appointments.offer,
  appointments.reservation, appointments.drive_change, appointments.check_mark,
  appointments.batch to xuemai_application;
-- What was done, counted and declared is followed by others; none is edited.
grant select, insert on appointments.drive_step, appointments.day_count,
  appointments.support to xuemai_application;

-- Whether a team or vehicle that was offered is still there that day; whoever chooses a day need not see the fleet.
create function appointments.is_there(resource uuid, on_day date) returns boolean
language sql stable security definer set search_path = organisation, pg_temp as $$
  select exists (select from organisation.resource r
    where r.id = resource and (r.ended_on is null or r.ended_on > on_day)
      and not exists (select from organisation.resource_absence a
        where a.resource_id = r.id and a.withdrawn_at is null and on_day between a.from_day and a.to_day))
$$;

-- What closed drives came to in the region above a unit, without saying whose they were: the history an
-- estimate rests on. `own` marks the unit's.
create function appointments.outcomes_around(of_unit uuid)
returns table (own boolean, unit_number bigint, booked bigint, visits integer, renfen integer)
language sql stable security definer set search_path = appointments, organisation, pg_temp as $$
  select d.unit_id = of_unit, dense_rank() over (order by d.unit_id), b.booked, c.visits, c.renfen
  from organisation.unit u
  join organisation.region home on home.id = u.region_id
  join organisation.region r on r.ancestors @> array[coalesce(home.parent_id, home.id)]
  join appointments.drive d on d.region_id = r.id and d.state = 'closed'
  cross join lateral (select sum(expected) as booked from appointments.batch where drive_id = d.id) b
  cross join lateral (select n.visits, n.renfen from appointments.day_count n
    where n.drive_id = d.id order by n.counted_at desc, n.id desc limit 1) c
  where u.id = of_unit and b.booked > 0
    -- Only of one's own reach is anything asked.
    and u.region_id in (select organisation.reach())
$$;
-- What the units around one declare for a year, so that a unit's own word is judged beside the others' at once.
create function appointments.declared_around(of_unit uuid, of_year integer)
returns table (unit_id uuid, yuan numeric, leave_days numeric)
language sql stable security definer set search_path = appointments, organisation, pg_temp as $$
  select distinct on (s.unit_id) s.unit_id, s.yuan, s.leave_days
  from organisation.unit u
  join organisation.region home on home.id = u.region_id
  join organisation.region r on r.ancestors @> array[coalesce(home.parent_id, home.id)]
  join appointments.support s on s.region_id = r.id and s.year = of_year
  where u.id = of_unit and u.region_id in (select organisation.reach())
  order by s.unit_id, s.declared_at desc, s.id desc
$$;
revoke execute on function appointments.is_there(uuid, date), appointments.outcomes_around(uuid),
  appointments.declared_around(uuid, integer) from public;
grant execute on function appointments.is_there(uuid, date), appointments.outcomes_around(uuid),
  appointments.declared_around(uuid, integer) to xuemai_application;
