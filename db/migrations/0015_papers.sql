-- Documents and reports: their words, the snapshots they are, who issued them, and when they are sent.

create table planning.paper_template (
  id        uuid primary key,
  region_id uuid not null references organisation.region,
  kind      text not null check (kind in
    ('annual-notice', 'unit-letters', 'progress-report', 'cap-annex', 'schedule-annex', 'blank-form')),
  version   integer not null check (version > 0),
  texts     jsonb not null,
  made_by   uuid references access.account,
  made_at   timestamptz not null,
  unique (region_id, kind, version)
);
comment on table planning.paper_template is 'The words of a document in a region; a change is another version, none is edited.';
create index paper_template_made_by on planning.paper_template (made_by);

create table planning.report_schedule (
  id          uuid primary key,
  region_id   uuid not null references organisation.region,
  kind        text not null check (kind in ('unit-letters', 'progress-report', 'cap-annex', 'schedule-annex')),
  every       text not null check (every in ('week', 'month')),
  -- ISO weekday, or day of the month; a shorter month ends earlier.
  on_day      integer not null check (on_day between 1 and case every when 'week' then 7 else 31 end),
  recipients  text[] not null check (cardinality(recipients) > 0
    and recipients <@ array['blood-office-officer', 'blood-office-approver', 'health-commission', 'liaison']),
  proposed_by uuid references access.account,
  proposed_at timestamptz not null,
  approved_by uuid references access.account,
  approved_at timestamptz,
  ended_by    uuid references access.account,
  ended_at    timestamptz,
  -- Four eyes: what it sends counts as issued by the one who approved it.
  check (approved_by is null or approved_by is distinct from proposed_by),
  check ((approved_by is null) = (approved_at is null)),
  -- Only what is addressed to a unit goes to its liaison.
  check ((kind = 'unit-letters') = (recipients = array['liaison']))
);
create index report_schedule_region on planning.report_schedule (region_id);
create index report_schedule_proposed_by on planning.report_schedule (proposed_by);
create index report_schedule_approved_by on planning.report_schedule (approved_by);
create index report_schedule_ended_by on planning.report_schedule (ended_by);

create table planning.snapshot (
  id               uuid primary key,
  number           text not null unique check (number ~ '^R-\d{8}-\d{4,}$'),
  region_id        uuid not null references organisation.region,
  kind             text not null check (kind in
    ('annual-notice', 'unit-letters', 'progress-report', 'cap-annex', 'schedule-annex', 'blank-form')),
  plan_id          uuid not null references planning.plan,
  revision_id      uuid not null references planning.revision,
  template_id      uuid references planning.paper_template,
  template_version integer not null check (template_version >= 0),
  schedule_id      uuid references planning.report_schedule,
  title            text not null,
  basis            text not null,
  -- How far the figures go; null where the report states nothing collected, or nothing was.
  data_to          date,
  taken_on         date not null,
  taken_at         timestamptz not null,
  taken_by         uuid references access.account,
  demo             boolean not null,
  -- Kept as written: json, not jsonb.
  facts            json not null,
  papers           integer not null check (papers > 0),
  sha256           bytea not null,
  check ((template_id is null) = (template_version = 0))
);
comment on table planning.snapshot is 'A document or report as it was on a day: never changed, so that it opens to the same figures.';
comment on column planning.snapshot.facts is 'What it was made from: revision, basis, age and completeness of the data, the imports and how far each went.';
comment on column planning.snapshot.sha256 is 'Of the facts and every paper, in order.';
create index snapshot_region on planning.snapshot (region_id, taken_at);
create index snapshot_plan on planning.snapshot (plan_id);
create index snapshot_revision on planning.snapshot (revision_id);
create index snapshot_template on planning.snapshot (template_id);
create index snapshot_schedule on planning.snapshot (schedule_id);
create index snapshot_taken_by on planning.snapshot (taken_by);

create table planning.snapshot_paper (
  snapshot_id      uuid not null references planning.snapshot,
  position         integer not null check (position >= 0),
  region_id        uuid not null references organisation.region,
  -- Whom it is addressed to, where it is a letter.
  unit_id          uuid references organisation.unit,
  holder_region_id uuid references organisation.region,
  paper            json not null,
  primary key (snapshot_id, position)
);
comment on column planning.snapshot_paper.holder_region_id is 'The region of the unit, whose liaison may see the letter once it is issued.';
create index snapshot_paper_region on planning.snapshot_paper (region_id);
create index snapshot_paper_unit on planning.snapshot_paper (unit_id);
create index snapshot_paper_holder on planning.snapshot_paper (holder_region_id);

create table planning.snapshot_issue (
  snapshot_id uuid primary key references planning.snapshot,
  region_id   uuid not null references organisation.region,
  number      text not null,
  kind        text not null,
  issuer      text not null,
  basis       text not null,
  issued_by   uuid not null references access.account,
  issued_at   timestamptz not null
);
comment on table planning.snapshot_issue is 'That a document went out; what its addressees may know of it stands here again.';
create index snapshot_issue_region on planning.snapshot_issue (region_id);
create index snapshot_issue_by on planning.snapshot_issue (issued_by);

create table planning.report_sending (
  id          uuid primary key,
  schedule_id uuid not null references planning.report_schedule,
  region_id   uuid not null references organisation.region,
  -- '2027-W09' or '2027-03'.
  period      text not null check (period ~ '^\d{4}-(W\d{2}|\d{2})$'),
  outcome     text not null check (outcome in ('sent', 'failed')),
  snapshot_id uuid references planning.snapshot,
  told        integer not null default 0,
  reason      jsonb,
  at          timestamptz not null,
  check ((outcome = 'sent') = (snapshot_id is not null)),
  check ((outcome = 'failed') = (reason is not null))
);
-- Never sent twice for one period.
create unique index report_sending_once on planning.report_sending (schedule_id, period) where outcome = 'sent';
create index report_sending_schedule on planning.report_sending (schedule_id, period);
create index report_sending_region on planning.report_sending (region_id);
create index report_sending_snapshot on planning.report_sending (snapshot_id);

-- The serial of a day runs over all regions, also those out of the asker's sight.
create table planning.snapshot_serial (
  on_day date primary key,
  last   integer not null check (last > 0)
);
create function planning.next_snapshot_number(on_day date) returns text
language sql security definer set search_path = planning, pg_temp as $$
  insert into snapshot_serial as s (on_day, last) values (next_snapshot_number.on_day, 1)
  on conflict on constraint snapshot_serial_pkey do update set last = s.last + 1
  returning 'R-' || to_char(s.on_day, 'YYYYMMDD') || '-' || lpad(s.last::text, greatest(4, length(s.last::text)), '0')
$$;
alter table planning.snapshot_serial enable row level security;
create policy serial_hidden on planning.snapshot_serial using (false);

-- A snapshot and the words it was written with are never changed, whoever asks.
create function planning.keep_snapshot() returns trigger language plpgsql as $$
begin
  raise exception 'a snapshot is never changed' using errcode = 'check_violation',
    constraint = 'snapshot_kept';
end $$;
create trigger paper_template_kept before update or delete on planning.paper_template
  for each row execute function planning.keep_snapshot();
create trigger snapshot_kept before update or delete on planning.snapshot
  for each row execute function planning.keep_snapshot();
create trigger snapshot_paper_kept before update or delete on planning.snapshot_paper
  for each row execute function planning.keep_snapshot();
create trigger snapshot_issue_kept before update or delete on planning.snapshot_issue
  for each row execute function planning.keep_snapshot();
create trigger snapshot_whole before truncate on planning.snapshot
  for each statement execute function planning.keep_snapshot();
create trigger snapshot_paper_whole before truncate on planning.snapshot_paper
  for each statement execute function planning.keep_snapshot();

-- A snapshot lies in the region of its plan, a paper in that of its snapshot; nobody issues their own.
create function planning.require_snapshot() returns trigger
language plpgsql security definer set search_path = planning, pg_temp as $$
declare
  whole record;
begin
  if tg_table_name = 'snapshot' then
    select region_id, null::uuid as taken_by into whole from planning.plan where id = new.plan_id;
  else
    select s.region_id, s.taken_by into whole from planning.snapshot s
      where s.id = (to_jsonb(new) ->> 'snapshot_id')::uuid;
  end if;
  if whole.region_id <> new.region_id then
    raise exception 'a part lies in the region of its whole' using errcode = 'check_violation',
      constraint = 'part_in_region';
  end if;
  if tg_table_name = 'snapshot_issue' and whole.taken_by = (to_jsonb(new) ->> 'issued_by')::uuid then
    raise exception 'nobody issues what they wrote' using errcode = 'check_violation',
      constraint = 'snapshot_four_eyes';
  end if;
  return new;
end $$;
create trigger snapshot_in_region before insert on planning.snapshot
  for each row execute function planning.require_snapshot();
create trigger snapshot_paper_in_region before insert on planning.snapshot_paper
  for each row execute function planning.require_snapshot();
create trigger snapshot_issue_in_region before insert on planning.snapshot_issue
  for each row execute function planning.require_snapshot();

alter table planning.paper_template enable row level security;
alter table planning.report_schedule enable row level security;
alter table planning.report_sending enable row level security;
alter table planning.snapshot enable row level security;
alter table planning.snapshot_paper enable row level security;
alter table planning.snapshot_issue enable row level security;

create policy paper_template_scope on planning.paper_template using (region_id in (select organisation.reach()));
-- The words of a region above hold where a region has none of its own.
create policy paper_template_above on planning.paper_template for select
  using (region_id in (select organisation.above_reach()));
create policy report_schedule_scope on planning.report_schedule using (region_id in (select organisation.reach()));
create policy report_sending_scope on planning.report_sending using (region_id in (select organisation.reach()));
create policy snapshot_scope on planning.snapshot using (region_id in (select organisation.reach()));
create policy snapshot_paper_scope on planning.snapshot_paper using (region_id in (select organisation.reach()));
-- A letter is seen by the one it is addressed to, once it is issued.
create policy snapshot_paper_addressed on planning.snapshot_paper for select
  using (holder_region_id in (select organisation.reach())
    and snapshot_id in (select i.snapshot_id from planning.snapshot_issue i));
create policy snapshot_issue_scope on planning.snapshot_issue using (region_id in (select organisation.reach()));
create policy snapshot_issue_above on planning.snapshot_issue for select
  using (region_id in (select organisation.above_reach()));

grant select, insert on planning.paper_template, planning.snapshot, planning.snapshot_paper,
  planning.snapshot_issue, planning.report_sending, planning.report_schedule to xuemai_application;
grant update (approved_by, approved_at, ended_by, ended_at) on planning.report_schedule to xuemai_application;
