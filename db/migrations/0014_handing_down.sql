-- What an issued plan hands down to each unit, how it was answered, what was filed, and links that open one task.

-- The one task, and for whom, that this transaction was let in for by a link; null otherwise.
create function access.current_task() returns uuid language sql stable as $$
  select nullif(current_setting('xuemai.task', true), '')::uuid
$$;
create function access.current_holder() returns uuid language sql stable as $$
  select nullif(current_setting('xuemai.task_holder', true), '')::uuid
$$;

create table access.task_link (
  id              uuid primary key,
  kind            text not null check (kind ~ '^[a-z-]+\.[a-z-]+$'),
  task_id         uuid not null,
  region_id       uuid not null references organisation.region,
  holder_id       uuid not null,
  token_hash      bytea not null unique,
  made_by         uuid references access.account,
  made_at         timestamptz not null,
  expires_at      timestamptz not null,
  -- Opened once: the session it opened, by the hash of its cookie.
  opened_at       timestamptz,
  session_hash    bytea unique,
  session_until   timestamptz,
  device          text,
  address         text,
  revoked_at      timestamptz,
  revoked_why     text check (revoked_why in ('hand-over', 'task-over', 'newer-link', 'closed')),
  -- How often a link that no longer opens was asked to be followed by another.
  renewals        integer not null default 0,
  renewed_at      timestamptz,
  check (expires_at > made_at),
  check ((opened_at is null) = (session_hash is null)),
  check ((opened_at is null) = (session_until is null)),
  check ((revoked_at is null) = (revoked_why is null))
);
comment on table access.task_link is 'A link that opens one task once, without a password, for the one it was sent to.';
comment on column access.task_link.token_hash is 'SHA-256 of the token in the link; the token itself is nowhere stored.';
comment on column access.task_link.task_id is 'What it opens, by the kind''s own numbering.';
comment on column access.task_link.holder_id is 'Whom it was sent to, by the kind''s own numbering.';
create index task_link_task on access.task_link (task_id);
create index task_link_holder on access.task_link (holder_id);
create index task_link_region on access.task_link (region_id);
create index task_link_made_by on access.task_link (made_by);

-- Found by the hash of its token before anyone is known; made and revoked only within reach.
alter table access.task_link enable row level security;
create policy task_link_known on access.task_link for select using (true);
create policy task_link_made on access.task_link for insert with check (region_id in (select organisation.reach()));
create policy task_link_kept on access.task_link for update using (true) with check (true);
grant select, insert on access.task_link to xuemai_application;
grant update (opened_at, session_hash, session_until, device, address, revoked_at, revoked_why, renewals, renewed_at)
  on access.task_link to xuemai_application;

create table planning.hand_down (
  id               uuid primary key,
  plan_id          uuid not null references planning.plan,
  region_id        uuid not null references organisation.region,
  unit_id          uuid not null references organisation.unit,
  holder_region_id uuid not null references organisation.region,
  revision_id      uuid not null references planning.revision,
  state            text not null check (state in
    ('waiting', 'acknowledged', 'objected', 'filed', 'returned', 'locked', 'withdrawn')),
  wants            text not null check (wants in ('answer', 'plan')),
  round            integer not null default 1 check (round > 0),
  asked_on         date not null,
  due_on           date not null check (due_on >= asked_on),
  asked_by         uuid references access.account,
  year             integer not null,
  unit             text not null,
  issuer           text not null,
  label            text not null,
  amount           bigint check (amount >= 0),
  bound            text not null check (bound in ('exactly', 'at-least', 'at-most', 'about')),
  parts            jsonb not null,
  items            jsonb not null,
  document_number  text,
  effective_on     date not null,
  child_plan_id    uuid references planning.plan,
  changed_at       timestamptz not null,
  version          integer not null default 1,
  demo             boolean not null default false,
  unique (plan_id, unit_id)
);
comment on table planning.hand_down is 'What the newest issue of a plan gave one unit, as a document that reached it, and how far its answer is.';
comment on column planning.hand_down.wants is 'answer: to be acknowledged; plan: a split of its own is to be filed.';
comment on column planning.hand_down.round is 'Counts each time an answer is asked for anew; reminders are of a round.';
comment on column planning.hand_down.due_on is 'The last day for an answer; a working day where the holidays are announced.';
comment on column planning.hand_down.amount is 'In the plan''s unit; null while the level above has not stated it.';
comment on column planning.hand_down.parts is 'The targets it sums up: label, track, amount, bound.';
comment on column planning.hand_down.items is 'The spans the level above planned for it: area, from, to, text, amount.';
comment on column planning.hand_down.child_plan_id is 'The plan by which the region below splits it further.';
create index hand_down_region on planning.hand_down (region_id);
create index hand_down_unit on planning.hand_down (unit_id);
create index hand_down_holder on planning.hand_down (holder_region_id);
create index hand_down_revision on planning.hand_down (revision_id);
create index hand_down_asked_by on planning.hand_down (asked_by);
create unique index hand_down_child on planning.hand_down (child_plan_id);
create index hand_down_open on planning.hand_down (due_on) where state in ('waiting', 'acknowledged', 'returned');

create table planning.hand_down_step (
  id               uuid primary key,
  hand_down_id     uuid not null references planning.hand_down,
  region_id        uuid not null references organisation.region,
  holder_region_id uuid not null references organisation.region,
  at               timestamptz not null,
  round            integer not null,
  action           text not null,
  side             text not null check (side in ('issuer', 'receiver', 'programme')),
  by_account       uuid references access.account,
  by_name          text not null,
  text             text,
  data             jsonb not null default '{}',
  -- Which step of the ladder a reminder was; null for all else.
  rung             text check (rung in ('soon', 'due', 'over', 'leader', 'officer', 'by-hand')),
  check ((action = 'remind') = (rung is not null))
);
comment on table planning.hand_down_step is 'Everything that was done and said about a hand-down, in its order; nothing of it is altered.';
create index hand_down_step_of on planning.hand_down_step (hand_down_id, at);
create index hand_down_step_region on planning.hand_down_step (region_id);
create index hand_down_step_holder on planning.hand_down_step (holder_region_id);
create index hand_down_step_by on planning.hand_down_step (by_account);
-- Never reminded twice of the same.
create unique index hand_down_reminded_once on planning.hand_down_step (hand_down_id, round, rung)
  where rung <> 'by-hand';

create sequence planning.receipt_number;
create table planning.filing (
  id               uuid primary key,
  hand_down_id     uuid not null references planning.hand_down,
  region_id        uuid not null references organisation.region,
  holder_region_id uuid not null references organisation.region,
  number           text not null unique,
  round            integer not null,
  kind             text not null check (kind in ('plan', 'months')),
  revision_id      uuid references planning.revision,
  total            bigint not null check (total >= 0),
  filed_at         timestamptz not null,
  filed_by         uuid references access.account,
  filed_by_name    text not null,
  content          text not null,
  sha256           bytea not null check (sha256 = sha256(convert_to(content, 'utf8'))),
  check ((kind = 'plan') = (revision_id is not null))
);
comment on table planning.filing is 'What a unit filed, word for word, with the hash its receipt shows.';
create index filing_of on planning.filing (hand_down_id, filed_at);
create index filing_region on planning.filing (region_id);
create index filing_holder on planning.filing (holder_region_id);
create index filing_revision on planning.filing (revision_id);
create index filing_filed_by on planning.filing (filed_by);

alter table planning.hand_down enable row level security;
alter table planning.hand_down_step enable row level security;
alter table planning.filing enable row level security;
-- Seen by who issued it, by the region it went to, and by whoever a link let in for this one.
create policy hand_down_scope on planning.hand_down using (region_id in (select organisation.reach()));
create policy hand_down_held on planning.hand_down for select using (holder_region_id in (select organisation.reach()));
create policy hand_down_answered on planning.hand_down for update
  using (holder_region_id in (select organisation.reach()));
create policy hand_down_task on planning.hand_down for select using (id = access.current_task());
create policy hand_down_task_answered on planning.hand_down for update using (id = access.current_task());
create policy step_scope on planning.hand_down_step using (region_id in (select organisation.reach())
  or holder_region_id in (select organisation.reach()) or hand_down_id = access.current_task());
create policy filing_scope on planning.filing using (region_id in (select organisation.reach())
  or holder_region_id in (select organisation.reach()) or hand_down_id = access.current_task());
grant select, insert, update on planning.hand_down to xuemai_application;
grant select, insert on planning.hand_down_step, planning.filing to xuemai_application;
grant usage on sequence planning.receipt_number to xuemai_application;

-- What was handed down is the issuer's; the one it reached changes only its answer.
create function planning.keep_handed() returns trigger language plpgsql as $$
begin
  if new.plan_id <> old.plan_id or new.region_id <> old.region_id or new.unit_id <> old.unit_id then
    raise exception 'a hand-down stays with its plan and unit' using errcode = 'check_violation',
      constraint = 'hand_down_kept';
  end if;
  if old.region_id in (select organisation.reach()) then return new; end if;
  if (new.revision_id, new.amount, new.bound, new.parts, new.items, new.due_on, new.wants, new.effective_on, new.round)
    is distinct from
     (old.revision_id, old.amount, old.bound, old.parts, old.items, old.due_on, old.wants, old.effective_on, old.round)
     or new.state in ('locked', 'withdrawn', 'returned') and new.state <> old.state
     or old.state in ('locked', 'withdrawn') then
    raise exception 'only the level above changes what it handed down' using errcode = 'check_violation',
      constraint = 'hand_down_kept';
  end if;
  return new;
end $$;
create trigger hand_down_kept before update on planning.hand_down
  for each row execute function planning.keep_handed();

-- A plan that answers the level above rests while it is looked at and once it is locked, and is issued
-- only after it was accepted.
create function planning.keep_filed() returns trigger
language plpgsql security definer set search_path = planning, pg_temp as $$
declare
  answer text;
begin
  select h.state into answer from planning.hand_down h
    where h.child_plan_id = new.plan_id and h.state <> 'withdrawn';
  if answer is null or tg_op = 'UPDATE' and new.state = old.state then return new; end if;
  if new.state = 'issued' and answer <> 'locked'
    or answer in ('filed', 'locked') and (tg_op = 'INSERT' or new.state <> 'issued') then
    raise exception 'the plan answers the level above, which has not let it go' using errcode = 'check_violation',
      constraint = 'plan_filed';
  end if;
  return new;
end $$;
create trigger revision_filed before insert or update on planning.revision
  for each row execute function planning.keep_filed();

alter table organisation.liaison
  add column account_id uuid references access.account,
  add column confirmed_at timestamptz,
  add column unreachable_since timestamptz,
  add column unreachable_why text,
  add column follows uuid references organisation.liaison,
  add check ((unreachable_since is null) = (unreachable_why is null)),
  add check (follows <> id);
comment on column organisation.liaison.account_id is 'The account the person signs in with, where there is one; its access ends with the term.';
comment on column organisation.liaison.confirmed_at is 'When the person confirmed to be the one, by a link sent to the registered number.';
comment on column organisation.liaison.follows is 'Whose tasks were handed over.';
create index liaison_account on organisation.liaison (account_id);
create unique index liaison_follows on organisation.liaison (follows);
create policy liaison_of_task on organisation.liaison for select using (id = access.current_holder());
create policy liaison_confirms on organisation.liaison for update using (id = access.current_holder());

create table organisation.liaison_deadline (
  region_id uuid not null references organisation.region,
  year      integer not null check (year between 1998 and 2200),
  due_on    date not null,
  basis     text,
  set_by    uuid references access.account,
  set_at    timestamptz not null,
  primary key (region_id, year)
);
comment on table organisation.liaison_deadline is 'By when the units of a region are to have registered who answers for them that year.';
comment on column organisation.liaison_deadline.basis is 'The document that sets it.';
create index liaison_deadline_set_by on organisation.liaison_deadline (set_by);
alter table organisation.liaison_deadline enable row level security;
create policy liaison_deadline_scope on organisation.liaison_deadline using (region_id in (select organisation.reach()));
grant select, insert, update on organisation.liaison_deadline to xuemai_application;
