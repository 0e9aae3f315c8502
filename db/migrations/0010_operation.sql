-- Forgotten passwords, files that are swept, tables taken in by a job, and a home of one's own.

-- A password handed over works until then, and for one session.
alter table access.account
  add column password_until timestamptz,
  add column password_used_at timestamptz,
  add check (password_until is null or password_given);

comment on column access.account.password_until is
  'Set for a password handed over after a reset: when it ends. Null: it does not end.';

create table access.password_reset (
  id           uuid primary key,
  account_id   uuid not null references access.account,
  reason       text not null,
  asked_by     uuid not null references access.account,
  asked_at     timestamptz not null,
  approved_by  uuid references access.account,
  approved_at  timestamptz,
  refused_at   timestamptz,
  -- When the one who asked took the password to hand it over; it was shown this once.
  taken_at     timestamptz,
  -- Approved, but not taken in time.
  lapsed_at    timestamptz,
  -- Two people, and neither of them the one whose password is forgotten.
  check (approved_by is null or approved_by <> asked_by),
  check (asked_by <> account_id and approved_by is distinct from account_id),
  check (taken_at is null or approved_at is not null),
  check (approved_at is null or refused_at is null)
);

comment on table access.password_reset is
  'Asked by a system administrator, approved by a security administrator, then handed over once.';

create index password_reset_account on access.password_reset (account_id);
create index password_reset_asked_by on access.password_reset (asked_by);
create index password_reset_approved_by on access.password_reset (approved_by);
create unique index password_reset_open_once on access.password_reset (account_id)
  where refused_at is null and taken_at is null and lapsed_at is null;
alter table access.password_reset enable row level security;
create policy password_reset_kept on access.password_reset using (access.manages(account_id));
grant select, insert, update on access.password_reset to xuemai_application;

create table access.home (
  account_id uuid primary key references access.account,
  -- Keys of parts, in the order wished; those not named come after.
  places     text[] not null,
  hidden     text[] not null,
  at         timestamptz not null
);

comment on table access.home is 'How a person has arranged the parts of the page of today.';

alter table access.home enable row level security;
create policy home_own on access.home using (access.is_own(account_id));
grant select, insert, update, delete on access.home to xuemai_application;

-- Tables too large for a request: taken in by a job, whose progress is seen from outside of it.
create table upload.run (
  id          uuid primary key,
  account_id  uuid not null references access.account,
  file_id     uuid references upload.file on delete set null,
  file_name   text not null,
  kind        text not null,
  -- The regions the asker reached when asking.
  regions     text not null,
  asked       jsonb not null,
  total       integer not null check (total > 0),
  done        integer not null default 0 check (done >= 0 and done <= total),
  at          timestamptz not null,
  began_at    timestamptz,
  -- Written while it runs; when it stops being written, the run was ended from outside.
  seen_at     timestamptz,
  ended_at    timestamptz,
  result      jsonb,
  problem     jsonb,
  check (result is null or problem is null),
  check ((ended_at is null) = (result is null and problem is null))
);

create index run_account on upload.run (account_id, kind, at desc);
create index run_file on upload.run (file_id);
alter table upload.run enable row level security;
create policy run_own on upload.run
  using (access.is_own(account_id) or current_setting('xuemai.regions', true) = '*');
grant select, insert, update on upload.run to xuemai_application;

-- The programme itself may see what is to be swept; anybody else only what is their own.
create policy file_of_programme on upload.file using (current_setting('xuemai.regions', true) = '*');
create index file_at on upload.file (at);

-- What files are still referred to, by whichever part of the programme.
create view upload.referred with (security_barrier) as
  select f.id from upload.file f join planning.notice n on n.sha256 = f.sha256
  union
  select f.id from upload.file f join planning.tally_batch b on b.sha256 = f.sha256
  union
  select f.id from upload.file f join organisation.import i on i.sha256 = f.sha256
  union
  select r.file_id from upload.run r where r.file_id is not null and r.ended_at is null;

comment on view upload.referred is
  'A later migration that refers to uploads replaces this view with one that has its table too.';
grant select on upload.referred to xuemai_application;
