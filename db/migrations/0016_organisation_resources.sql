-- What collects: teams, vehicles, fixed sites and the places vehicles go to; when each is there, and how much it can do.

create table organisation.resource (
  id        uuid primary key,
  region_id uuid not null references organisation.region,
  kind      text not null check (kind in ('team', 'vehicle', 'site', 'venue')),
  name      text not null check (name = btrim(name) and name <> ''),
  place     text check (place = btrim(place) and place <> ''),
  unit_id   uuid references organisation.unit,
  began_on  date not null,
  ended_on  date,
  position  integer not null default 0,
  demo      boolean not null default false,
  version   integer not null default 1,
  check (ended_on is null or ended_on >= began_on),
  check (kind = 'venue' or unit_id is null)
);
comment on table organisation.resource is 'team: 采血班组; vehicle: 采血车; site: 献血屋, 固定点, staffed by itself; venue: a place where a team comes to collect.';
comment on column organisation.resource.unit_id is 'The unit whose ground a venue is; null for a public one.';
comment on column organisation.resource.ended_on is 'The first day on which it is no more.';
create index resource_region on organisation.resource (region_id);
create index resource_unit on organisation.resource (unit_id);
create unique index resource_name_once on organisation.resource (region_id, kind, name) where ended_on is null;

create table organisation.resource_terms (
  resource_id       uuid not null references organisation.resource,
  from_day          date not null,
  holidays          text not null check (holidays in ('works', 'rests')),
  beds              integer check (beds between 1 and 200),
  renfen_per_hour   numeric(6, 2) check (renfen_per_hour > 0),
  renfen_per_bed    numeric(6, 2) check (renfen_per_bed > 0),
  doses_per_hour    numeric(6, 2) check (doses_per_hour > 0),
  doses_per_bed     numeric(6, 2) check (doses_per_bed > 0),
  source            text not null check (btrim(source) <> ''),
  primary key (resource_id, from_day),
  -- Never so much a bed without saying how many beds.
  check (beds is not null or (renfen_per_bed is null and doses_per_bed is null))
);
comment on table organisation.resource_terms is 'When it works and how much it can do, from a day until the next terms begin; a day that was planned on keeps its terms.';
comment on column organisation.resource_terms.holidays is 'On statutory holidays: works as on that weekday, or rests.';
comment on column organisation.resource_terms.beds is 'Donors who can lie at once; null where that does not bound it.';
comment on column organisation.resource_terms.renfen_per_hour is 'Whole blood, 人份 (200 mL) an hour for all of it.';
comment on column organisation.resource_terms.renfen_per_bed is 'Whole blood, 人份 (200 mL) an hour and bed; the stricter of the two bounds holds.';
comment on column organisation.resource_terms.doses_per_hour is 'Apheresis platelets, 治疗量 an hour for all of it.';
comment on column organisation.resource_terms.doses_per_bed is 'Apheresis platelets, 治疗量 an hour and bed.';

create table organisation.resource_hours (
  resource_id uuid not null,
  from_day    date not null,
  weekday     integer not null check (weekday between 1 and 7),
  opens       integer not null check (opens between 0 and 1440),
  closes      integer not null check (closes between 0 and 1440),
  primary key (resource_id, from_day, weekday),
  foreign key (resource_id, from_day) references organisation.resource_terms,
  check (opens < closes)
);
comment on table organisation.resource_hours is 'Minutes since midnight, by ISO weekday; a weekday without a row is off.';

create table organisation.resource_absence (
  id           uuid primary key,
  resource_id  uuid not null references organisation.resource,
  from_day     date not null,
  to_day       date not null,
  why          text not null check (why in ('maintenance', 'leave', 'other')),
  note         text check (note = btrim(note) and note <> ''),
  withdrawn_at timestamptz,
  withdrawn_by uuid references access.account,
  check (from_day <= to_day),
  check (withdrawn_by is null or withdrawn_at is not null)
);
comment on table organisation.resource_absence is 'Days on which it is not there, both ends included; one that was withdrawn counts no more.';
create index resource_absence_resource on organisation.resource_absence (resource_id, from_day);
create index resource_absence_withdrawn_by on organisation.resource_absence (withdrawn_by);

create table organisation.site_assessment (
  id          uuid primary key,
  resource_id uuid not null references organisation.resource,
  aspect      text not null check (aspect in ('power', 'space', 'privacy', 'parking', 'permit')),
  outcome     text not null check (outcome in ('met', 'not-met')),
  assessed_on date not null,
  valid_to    date,
  document    text check (document = btrim(document) and document <> ''),
  assessed_by uuid references access.account,
  stated_at   timestamptz not null,
  check (valid_to is null or valid_to >= assessed_on)
);
comment on table organisation.site_assessment is 'Whether a site or venue is fit in one respect; the latest of an aspect holds until its last day.';
comment on column organisation.site_assessment.document is 'The number of the permit, or where the check-list lies.';
create index site_assessment_resource on organisation.site_assessment (resource_id, aspect, assessed_on);
create index site_assessment_assessed_by on organisation.site_assessment (assessed_by);

alter table organisation.resource enable row level security;
alter table organisation.resource_terms enable row level security;
alter table organisation.resource_hours enable row level security;
alter table organisation.resource_absence enable row level security;
alter table organisation.site_assessment enable row level security;

create policy resource_scope on organisation.resource using (region_id in (select organisation.reach()));
-- What belongs to a resource is seen by whoever sees the resource.
create policy resource_terms_scope on organisation.resource_terms
  using (exists (select from organisation.resource r where r.id = resource_id));
create policy resource_hours_scope on organisation.resource_hours
  using (exists (select from organisation.resource r where r.id = resource_id));
create policy resource_absence_scope on organisation.resource_absence
  using (exists (select from organisation.resource r where r.id = resource_id));
create policy site_assessment_scope on organisation.site_assessment
  using (exists (select from organisation.resource r where r.id = resource_id));

grant select, insert, update on organisation.resource, organisation.resource_absence to xuemai_application;
-- Terms and assessments are stated once and followed by others; none is edited.
grant select, insert on organisation.resource_terms, organisation.resource_hours,
  organisation.site_assessment to xuemai_application;
