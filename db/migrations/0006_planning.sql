-- Notices, the plans made of them, their revisions and schedules, the caps, and what was collected.

create schema planning;
grant usage on schema planning to xuemai_application;

-- Regions above those this transaction may see: where a plan that is handed down comes from.
create function organisation.above_reach() returns setof uuid
language sql stable security definer set search_path = organisation, pg_temp as $$
  select distinct above from organisation.region r, unnest(r.ancestors) above
  where r.id in (select organisation.reach())
$$;
grant execute on function organisation.above_reach() to xuemai_application;

create table planning.notice (
  id          uuid primary key,
  region_id   uuid not null references organisation.region,
  file_name   text not null,
  sha256      bytea not null,
  -- The notice as it came, so that it can be read again and shown beside what was understood.
  bytes       bytea not null,
  -- Kept as written: the order of names in a finding is the order of its table.
  lines       json not null,
  result      json not null,
  received_by uuid references access.account,
  received_at timestamptz not null,
  demo        boolean not null default false,
  version     integer not null default 1,
  unique (region_id, sha256)
);
comment on column planning.notice.result is 'What the reader understood, in the stable shape of a read notice.';
comment on column planning.notice.lines is 'The document as lines, the left side of the screen.';
create index notice_received_by on planning.notice (received_by);

create table planning.notice_decision (
  notice_id uuid not null references planning.notice,
  region_id uuid not null references organisation.region,
  -- What is decided on: 'finding:<index>', 'target:<index>', 'row:<table>:<row>', 'unit:<label>'.
  item      text not null,
  choice    text not null check (choice in ('accepted', 'corrected', 'ignored')),
  value     jsonb,
  reason    text,
  by        uuid references access.account,
  at        timestamptz not null,
  primary key (notice_id, item),
  check (choice <> 'ignored' or btrim(coalesce(reason, '')) <> '')
);
create index notice_decision_region on planning.notice_decision (region_id);
create index notice_decision_by on planning.notice_decision (by);

create table planning.plan (
  id        uuid primary key,
  region_id uuid not null references organisation.region,
  year      integer not null check (year between 1998 and 2200),
  unit      text not null check (unit in ('renfen', 'person', 'visit', 'U', 'mL', 'dose', 'bag')),
  demo      boolean not null default false,
  unique (region_id, year)
);
comment on column planning.plan.unit is 'What every amount of this plan counts; amounts of two units never meet.';

create table planning.revision (
  id              uuid primary key,
  plan_id         uuid not null references planning.plan,
  region_id       uuid not null references organisation.region,
  number          integer not null check (number > 0),
  state           text not null check (state in ('draft', 'submitted', 'issued', 'discarded')),
  based_on        uuid references planning.revision,
  notice_id       uuid references planning.notice,
  author          uuid references access.account,
  drafted_at      timestamptz not null,
  submitted_by    uuid references access.account,
  submitted_at    timestamptz,
  document_number text,
  effective_on    date,
  reason          text,
  issued_by       uuid references access.account,
  issued_at       timestamptz,
  -- Counts every change, so that an edit on an older state is seen.
  version         integer not null default 1,
  unique (plan_id, number),
  -- Issued is complete, and never by the one who wrote or submitted it.
  check (state <> 'issued' or (effective_on is not null and issued_at is not null and reason is not null)),
  check (issued_by is null or (issued_by is distinct from author and issued_by is distinct from submitted_by))
);
create unique index revision_one_open on planning.revision (plan_id) where state in ('draft', 'submitted');
create index revision_region on planning.revision (region_id);
create index revision_based_on on planning.revision (based_on);
create index revision_notice on planning.revision (notice_id);
create index revision_author on planning.revision (author);
create index revision_submitted_by on planning.revision (submitted_by);
create index revision_issued_by on planning.revision (issued_by);

create table planning.target (
  id               uuid primary key,
  revision_id      uuid not null references planning.revision,
  region_id        uuid not null references organisation.region,
  -- The same through all revisions: what a difference is told by.
  key              uuid not null,
  parent_id        uuid references planning.target on delete cascade,
  position         integer not null,
  kind             text not null check (kind in ('total', 'track', 'group', 'unit')),
  track            text not null check (track in ('total', 'group', 'individual', 'assurance', 'apheresis', 'other')),
  label            text not null check (btrim(label) <> ''),
  unit_id          uuid references organisation.unit,
  holder_region_id uuid references organisation.region,
  amount           bigint check (amount between 0 and 9007199254740991),
  status           text not null check (status in ('stated', 'pending', 'reserve')),
  bound            text not null check (bound in ('exactly', 'at-least', 'at-most', 'about')),
  note             text,
  source           jsonb,
  unique (revision_id, key),
  unique (revision_id, parent_id, unit_id),
  -- Pending is not zero: it has no amount until it is stated.
  check ((amount is null) = (status = 'pending')),
  check ((kind = 'total') = (parent_id is null)),
  check (kind <> 'unit' or unit_id is not null)
);
comment on column planning.target.status is 'stated; pending: the level above will state it; reserve: held back on purpose.';
comment on column planning.target.holder_region_id is 'The region of the unit that holds it, whose liaison may see it once issued.';
comment on column planning.target.source is 'Its place in the notice: line and text.';
create unique index target_one_total on planning.target (revision_id) where parent_id is null;
create index target_parent on planning.target (parent_id);
create index target_region on planning.target (region_id);
create index target_unit on planning.target (unit_id);
create index target_holder on planning.target (holder_region_id);

create table planning.item (
  id          uuid primary key,
  revision_id uuid not null references planning.revision,
  region_id   uuid not null references organisation.region,
  key         uuid not null,
  target_id   uuid not null references planning.target on delete cascade,
  position    integer not null,
  -- Only where the row pools several units under a name of its own.
  label       text,
  area        text,
  from_day    date not null,
  to_day      date not null,
  period_text text not null,
  amount      bigint not null check (amount between 0 and 9007199254740991),
  source      jsonb,
  unique (revision_id, key),
  check (from_day <= to_day)
);
comment on table planning.item is 'A span of days with an amount: it counts once, however many months it covers.';
create index item_target on planning.item (target_id);
create index item_region on planning.item (region_id);

-- An issued revision is never edited.
create function planning.refuse_issued() returns trigger language plpgsql as $$
begin
  if exists (select from planning.revision r
    where r.id = coalesce(new.revision_id, old.revision_id) and r.state in ('issued', 'discarded')) then
    raise exception 'an issued revision is never edited' using errcode = 'check_violation',
      constraint = 'revision_issued';
  end if;
  return coalesce(new, old);
end $$;
create trigger target_open before insert or update or delete on planning.target
  for each row execute function planning.refuse_issued();
create trigger item_open before insert or update or delete on planning.item
  for each row execute function planning.refuse_issued();
create function planning.keep_issued() returns trigger language plpgsql as $$
begin
  raise exception 'an issued revision is never edited' using errcode = 'check_violation',
    constraint = 'revision_issued';
end $$;
create trigger revision_kept before update on planning.revision
  for each row when (old.state in ('issued', 'discarded')) execute function planning.keep_issued();

create table planning.cap_rule (
  id          uuid primary key,
  region_id   uuid not null references organisation.region,
  basis       text not null check (basis in ('staff', 'residents-without-unit')),
  -- At most this share of the head-count: 0.065 for 6.5 %.
  ratio       numeric(6, 5) not null check (ratio > 0 and ratio <= 1),
  from_day    date not null,
  to_day      date,
  citation    text not null check (btrim(citation) <> ''),
  notice_id   uuid references planning.notice,
  proposed_by uuid references access.account,
  proposed_at timestamptz not null,
  approved_by uuid references access.account,
  approved_at timestamptz,
  refused_at  timestamptz,
  refused_by  uuid references access.account,
  check (to_day is null or to_day >= from_day),
  -- Four eyes.
  check (approved_by is null or approved_by is distinct from proposed_by)
);
create index cap_rule_region on planning.cap_rule (region_id);
create index cap_rule_notice on planning.cap_rule (notice_id);
create index cap_rule_proposed_by on planning.cap_rule (proposed_by);
create index cap_rule_approved_by on planning.cap_rule (approved_by);
create index cap_rule_refused_by on planning.cap_rule (refused_by);

create table planning.tally_batch (
  id          uuid primary key,
  region_id   uuid not null references organisation.region,
  file_name   text not null,
  sha256      bytea not null,
  imported_by uuid references access.account,
  imported_at timestamptz not null,
  demo        boolean not null default false,
  reverted_by uuid references access.account,
  reverted_at timestamptz,
  reason      text,
  check ((reverted_at is null) = (reason is null))
);
create unique index tally_batch_once on planning.tally_batch (region_id, sha256) where reverted_at is null;
create index tally_batch_region on planning.tally_batch (region_id);
create index tally_batch_imported_by on planning.tally_batch (imported_by);
create index tally_batch_reverted_by on planning.tally_batch (reverted_by);

create table planning.tally (
  id          uuid primary key,
  batch_id    uuid not null references planning.tally_batch,
  region_id   uuid not null references organisation.region,
  day         date not null,
  -- Exactly one unit is credited; null where the donor came on their own.
  unit_id     uuid references organisation.unit,
  track       text not null check (track in ('group', 'individual', 'assurance', 'apheresis', 'other')),
  visits      integer not null check (visits >= 0),
  persons     integer check (persons >= 0),
  visits200   integer check (visits200 >= 0),
  visits300   integer check (visits300 >= 0),
  visits400   integer check (visits400 >= 0),
  renfen      numeric(12, 1) not null check (renfen >= 0 and renfen * 2 = trunc(renfen * 2)),
  reverted_at timestamptz,
  check (track <> 'group' or unit_id is not null),
  check (persons is null or persons <= visits)
);
comment on column planning.tally.visits is '人次: donation visits.';
comment on column planning.tally.persons is '人: different people; null where the source does not say.';
comment on column planning.tally.renfen is '人份: 200 mL of whole blood; 300 mL is 1.5.';
-- One unit, day and track is counted once, whichever file it came in.
create unique index tally_once on planning.tally (region_id, day, track, unit_id) nulls not distinct
  where reverted_at is null;
create index tally_batch_id on planning.tally (batch_id);
create index tally_region on planning.tally (region_id);
create index tally_unit on planning.tally (unit_id, day);

alter table planning.notice enable row level security;
alter table planning.notice_decision enable row level security;
alter table planning.plan enable row level security;
alter table planning.revision enable row level security;
alter table planning.target enable row level security;
alter table planning.item enable row level security;
alter table planning.cap_rule enable row level security;
alter table planning.tally_batch enable row level security;
alter table planning.tally enable row level security;

create policy notice_scope on planning.notice using (region_id in (select organisation.reach()));
create policy decision_scope on planning.notice_decision using (region_id in (select organisation.reach()));
create policy plan_scope on planning.plan using (region_id in (select organisation.reach()));
create policy plan_above on planning.plan for select using (region_id in (select organisation.above_reach()));
create policy revision_scope on planning.revision using (region_id in (select organisation.reach()));
create policy revision_handed_down on planning.revision for select
  using (state = 'issued' and region_id in (select organisation.above_reach()));
create policy target_scope on planning.target using (region_id in (select organisation.reach()));
create policy target_handed_down on planning.target for select
  using (holder_region_id in (select organisation.reach())
    and revision_id in (select r.id from planning.revision r where r.state = 'issued'));
create policy item_scope on planning.item using (region_id in (select organisation.reach()));
create policy item_handed_down on planning.item for select
  using (target_id in (select t.id from planning.target t where t.holder_region_id in (select organisation.reach())));
-- A rule of a region above holds here too.
create policy cap_scope on planning.cap_rule using (region_id in (select organisation.reach()));
create policy cap_above on planning.cap_rule for select using (region_id in (select organisation.above_reach()));
create policy batch_scope on planning.tally_batch using (region_id in (select organisation.reach()));
create policy tally_scope on planning.tally using (region_id in (select organisation.reach()));

grant select, insert, update on all tables in schema planning to xuemai_application;
grant delete on planning.target, planning.item to xuemai_application;
