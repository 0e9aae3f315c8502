-- Who may come in, what they may do and where, and the sessions they do it in.

create schema access;
grant usage on schema access to xuemai_application;

create table access.account (
  id              uuid primary key,
  login           text not null unique check (login = lower(btrim(login)) and login <> ''),
  name            text not null,
  -- Whose administrators look after it; null: those of the regions where it holds a role.
  region_id       uuid references organisation.region,
  demo            boolean not null default false,
  password_hash   text,
  password_set_at timestamptz,
  -- The account must choose a password of its own before anything else.
  password_given  boolean not null default true,
  totp_secret     bytea,
  totp_confirmed_at timestamptz,
  -- The last time step accepted, so that no code works twice.
  totp_step       bigint,
  created_at      timestamptz not null,
  disabled_at     timestamptz
);

comment on column access.account.totp_secret is 'Encrypted with the data key.';
create index account_region on access.account (region_id);

create table access.attempt (
  login_hash   bytea primary key,
  -- Since the last success; the last one allowed brings the lock.
  failures     integer not null check (failures > 0),
  locked_until timestamptz,
  at           timestamptz not null
);

comment on table access.attempt is
  'Failures by the SHA-256 of the login, whether or not it exists: a lock tells nobody which accounts there are.';

create table access.assignment (
  id         uuid primary key,
  account_id uuid not null references access.account,
  role       text not null,
  region_id  uuid not null references organisation.region,
  given_by   uuid references access.account,
  given_at   timestamptz not null,
  ended_by   uuid references access.account,
  ended_at   timestamptz
);

comment on table access.assignment is 'A role on a region and everything below it.';

create index assignment_account on access.assignment (account_id);
create index assignment_region on access.assignment (region_id);
create index assignment_given_by on access.assignment (given_by);
create index assignment_ended_by on access.assignment (ended_by);
create unique index assignment_once on access.assignment (account_id, role, region_id) where ended_at is null;
-- 三员分立: never two of the three administrators in one hand.
create unique index administrator_alone on access.assignment (account_id)
  where ended_at is null and role in ('system-administrator', 'security-administrator', 'audit-administrator');

create function access.administrators_apart() returns trigger
language plpgsql security definer set search_path = access, pg_temp as $$
begin
  -- Two racers wait for each other here, and the second sees what the first has given.
  perform 1 from access.account where id = new.account_id for update;
  if new.ended_at is null and exists (
    select from access.assignment a
    where a.account_id = new.account_id and a.ended_at is null and a.id <> new.id
      and (a.role like '%-administrator') <> (new.role like '%-administrator')
  ) then
    raise exception 'an administrator holds no other role' using errcode = 'check_violation',
      constraint = 'administrator_alone';
  end if;
  return new;
end $$;
create trigger administrators_apart before insert or update on access.assignment
  for each row execute function access.administrators_apart();

create table access.session (
  id              uuid primary key,
  account_id      uuid not null references access.account,
  token_hash      bytea not null unique,
  device          text not null,
  address         text not null,
  began_at        timestamptz not null,
  seen_at         timestamptz not null,
  expires_at      timestamptz not null,
  -- Null while only the password was given and a second factor is still owed.
  complete_at     timestamptz,
  ended_at        timestamptz
);

comment on column access.session.token_hash is 'SHA-256 of the cookie; the cookie itself is nowhere stored.';
create index session_account on access.session (account_id);

create table access.recovery_code (
  account_id uuid not null references access.account,
  code_hash  bytea not null,
  used_at    timestamptz,
  primary key (account_id, code_hash)
);

create table access.second_factor_reset (
  id           uuid primary key,
  account_id   uuid not null references access.account,
  reason       text not null,
  asked_by     uuid not null references access.account,
  asked_at     timestamptz not null,
  approved_by  uuid references access.account,
  approved_at  timestamptz,
  refused_at   timestamptz,
  -- Two people, and neither of them the one whose authenticator is lost.
  check (approved_by is null or approved_by <> asked_by),
  check (asked_by <> account_id and approved_by is distinct from account_id)
);
create index reset_account on access.second_factor_reset (account_id);
create unique index reset_waiting_once on access.second_factor_reset (account_id)
  where approved_at is null and refused_at is null;
create index reset_asked_by on access.second_factor_reset (asked_by);
create index reset_approved_by on access.second_factor_reset (approved_by);

-- Whether the administrators of this transaction's reach look after an account.
create function access.manages(account uuid) returns boolean
language sql stable security definer set search_path = access, pg_temp as $$
  select current_setting('xuemai.regions', true) = '*' or exists (
    select from access.account a where a.id = account and case
      when a.region_id is not null then a.region_id in (select organisation.reach())
      else exists (
        select from access.assignment g
        where g.account_id = a.id and g.ended_at is null and g.region_id in (select organisation.reach()))
    end)
$$;

-- Whether an account is looked after here, or holds a role here.
create function access.sees(account uuid) returns boolean
language sql stable security definer set search_path = access, pg_temp as $$
  select access.manages(account) or exists (
    select from access.assignment g
    where g.account_id = account and g.ended_at is null and g.region_id in (select organisation.reach()))
$$;

create function access.is_own(account uuid) returns boolean language sql stable as $$
  select account::text = current_setting('xuemai.account', true)
$$;

-- Accounts and roles are read before anyone is known; they are changed only within reach.
alter table access.account enable row level security;
create policy account_known on access.account for select using (true);
create policy account_made on access.account for insert
  with check (region_id in (select organisation.reach()) or current_setting('xuemai.regions', true) = '*');
create policy account_kept on access.account for update
  using (access.is_own(id) or access.manages(id)) with check (true);

alter table access.assignment enable row level security;
create policy assignment_known on access.assignment for select using (true);
create policy assignment_given on access.assignment for insert
  with check (region_id in (select organisation.reach()));
create policy assignment_ended on access.assignment for update
  using (region_id in (select organisation.reach()));

alter table access.recovery_code enable row level security;
create policy recovery_code_kept on access.recovery_code
  using (access.is_own(account_id) or access.manages(account_id));

alter table access.second_factor_reset enable row level security;
create policy reset_kept on access.second_factor_reset using (access.manages(account_id));

grant select, insert, update on all tables in schema access to xuemai_application;
grant delete on access.recovery_code, access.attempt to xuemai_application;

-- Names only, for showing where a role is held; the region's row keeps its own scope.
create view access.region_name with (security_barrier) as
  select id, name from organisation.region;
-- The same for regions within reach, where roles may be given.
create view access.region_within_reach as
  select r.id, r.name from access.region_name r where r.id in (select organisation.reach());
grant select on access.region_name, access.region_within_reach to xuemai_application;
