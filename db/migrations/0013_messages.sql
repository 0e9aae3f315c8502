-- One outbox: what is to be told, to whom and by which ways, written in the transaction of its cause.

create schema messages;
grant usage on schema messages to xuemai_application;

-- A region and everything above it, nearest first: whose rules, wordings and webhooks hold there.
create function messages.upward(region uuid) returns table (id uuid, distance bigint)
language sql stable security definer set search_path = messages, organisation, pg_temp as $$
  select above, cardinality(r.ancestors) - at
  from organisation.region r, unnest(r.ancestors) with ordinality as line (above, at)
  where r.id = region
$$;

create table messages.message (
  id             uuid primary key,
  template       text not null check (template <> ''),
  key            text not null check (key <> ''),
  -- Where it belongs: whose rules hold, and whose administrators look after it.
  region_id      uuid not null references organisation.region,
  account_id     uuid references access.account,
  recipient_mark bytea,
  content        bytea not null,
  posted_by      uuid references access.account,
  posted_at      timestamptz not null,
  not_before     timestamptz,
  read_at        timestamptz
);
comment on column messages.message.id is 'Made of template, key and recipient: posted twice it is one message.';
comment on column messages.message.account_id is 'In whose inbox it lies; null for people without an account.';
comment on column messages.message.recipient_mark is 'A keyed hash of whom it is for: counts contacts without knowing the person.';
comment on column messages.message.content is 'Subject, body and link in both languages, encrypted with the data key.';
create index message_region on messages.message (region_id);
create index message_account on messages.message (account_id, posted_at);
create index message_unread on messages.message (account_id) where read_at is null and account_id is not null;
create index message_posted_by on messages.message (posted_by);

create table messages.webhook (
  id        uuid primary key,
  region_id uuid not null references organisation.region,
  name      text not null check (name = btrim(name) and name <> ''),
  url       text not null,
  secret    bytea not null,
  templates text[] not null check (cardinality(templates) > 0),
  added_by  uuid references access.account,
  added_at  timestamptz not null,
  ended_by  uuid references access.account,
  ended_at  timestamptz
);
comment on table messages.webhook is 'Another system that is told of messages of these templates in this region and below.';
comment on column messages.webhook.secret is 'Signs each call; encrypted with the data key.';
create index webhook_region on messages.webhook (region_id);
create index webhook_added_by on messages.webhook (added_by);
create index webhook_ended_by on messages.webhook (ended_by);

create function messages.webhooks_for(region uuid, told text) returns setof uuid
language sql stable security definer set search_path = messages, pg_temp as $$
  select w.id from messages.webhook w
  where w.ended_at is null and told = any(w.templates)
    and w.region_id in (select u.id from messages.upward(region) u)
$$;

create table messages.dispatch (
  id             uuid primary key,
  message_id     uuid not null references messages.message,
  region_id      uuid not null references organisation.region,
  channel        text not null check (channel in ('email', 'sms', 'webhook')),
  address        bytea,
  masked         text,
  webhook_id     uuid references messages.webhook,
  recipient_mark bytea,
  urgent         boolean not null,
  due_at         timestamptz not null,
  -- When due_at was decided: a decision of the future was made by a clock that has been set back.
  decided_at     timestamptz not null,
  held_by        text check (held_by in ('not-before', 'quiet-hours', 'contact-cap', 'back-off')),
  lease_from     timestamptz,
  lease_until    timestamptz,
  contact_on     date,
  attempts       integer not null default 0 check (attempts >= 0),
  delivered_at   timestamptz,
  dead_at        timestamptz,
  reason         text,
  code           text,
  -- Never both, and never without a word why.
  check (delivered_at is null or dead_at is null),
  check (dead_at is null or reason is not null),
  check ((channel = 'webhook') = (webhook_id is not null)),
  check ((lease_from is null) = (lease_until is null))
);
comment on table messages.dispatch is 'One message on one way. Its id is the key by which a receiver knows a repetition.';
comment on column messages.dispatch.address is 'Encrypted with the data key; taken away once delivered.';
comment on column messages.dispatch.contact_on is 'The day on which it counts as a contact with the recipient.';
create index dispatch_message on messages.dispatch (message_id);
create index dispatch_region on messages.dispatch (region_id);
create index dispatch_webhook on messages.dispatch (webhook_id);
create index dispatch_due on messages.dispatch (due_at) where delivered_at is null and dead_at is null;
create index dispatch_decided on messages.dispatch (decided_at) where delivered_at is null and dead_at is null;
create index dispatch_dead on messages.dispatch (dead_at) where dead_at is not null;
create index dispatch_contact on messages.dispatch (recipient_mark, contact_on) where contact_on is not null;

create table messages.attempt (
  dispatch_id uuid not null references messages.dispatch,
  n           integer not null check (n > 0),
  began_at    timestamptz not null,
  ended_at    timestamptz,
  outcome     text check (outcome in ('delivered', 'failed', 'refused')),
  reason      text,
  code        text,
  primary key (dispatch_id, n),
  check ((ended_at is null) = (outcome is null))
);
comment on table messages.attempt is 'Every try; one without an end was cut off with its process.';

create table messages.rule (
  id          uuid primary key,
  region_id   uuid not null references organisation.region,
  from_day    date not null,
  quiet_from  time not null,
  quiet_to    time not null,
  per_day     integer not null check (per_day between 1 and 50),
  per_week    integer not null check (per_week between 1 and 200),
  reason      text not null check (btrim(reason) <> ''),
  proposed_by uuid references access.account,
  proposed_at timestamptz not null,
  approved_by uuid references access.account,
  approved_at timestamptz,
  refused_by  uuid references access.account,
  refused_at  timestamptz,
  check (per_week >= per_day),
  check (approved_at is null or refused_at is null),
  -- Four eyes.
  check (approved_by is null or approved_by is distinct from proposed_by)
);
comment on table messages.rule is 'Quiet hours in Asia/Shanghai and how often one person may be contacted, from a day on.';
create unique index rule_once on messages.rule (region_id, from_day) where approved_at is not null;
create unique index rule_waiting_once on messages.rule (region_id) where approved_at is null and refused_at is null;
create index rule_region on messages.rule (region_id);
create index rule_proposed_by on messages.rule (proposed_by);
create index rule_approved_by on messages.rule (approved_by);
create index rule_refused_by on messages.rule (refused_by);

create table messages.wording (
  id        uuid primary key,
  region_id uuid not null references organisation.region,
  template  text not null check (template <> ''),
  texts     jsonb not null,
  worded_by uuid references access.account,
  worded_at timestamptz not null,
  ended_by  uuid references access.account,
  ended_at  timestamptz
);
comment on table messages.wording is 'A region’s own words for a template, here and below.';
create unique index wording_once on messages.wording (region_id, template) where ended_at is null;
create index wording_region on messages.wording (region_id);
create index wording_worded_by on messages.wording (worded_by);
create index wording_ended_by on messages.wording (ended_by);

-- The nearest region's own words, whoever posts.
create function messages.wording_for(region uuid, worded text) returns jsonb
language sql stable security definer set search_path = messages, pg_temp as $$
  select w.texts from messages.wording w join messages.upward(region) u on u.id = w.region_id
  where w.template = worded and w.ended_at is null
  order by u.distance limit 1
$$;

create table messages.calendar_feed (
  id         uuid primary key,
  account_id uuid not null references access.account,
  name       text not null check (name = btrim(name) and name <> ''),
  region_id  uuid references organisation.region,
  unit_id    uuid references organisation.unit,
  token_hash bytea not null unique,
  made_at    timestamptz not null,
  revoked_by uuid references access.account,
  revoked_at timestamptz,
  check (region_id is null or unit_id is null)
);
comment on table messages.calendar_feed is 'A secret address from which a calendar reads what its account may see: all, a region, or a unit.';
comment on column messages.calendar_feed.token_hash is 'SHA-256 of the secret in the address; the secret itself is nowhere stored.';
create index calendar_feed_account on messages.calendar_feed (account_id);
create index calendar_feed_region on messages.calendar_feed (region_id);
create index calendar_feed_unit on messages.calendar_feed (unit_id);
create index calendar_feed_revoked_by on messages.calendar_feed (revoked_by);

alter table messages.message enable row level security;
alter table messages.dispatch enable row level security;
alter table messages.attempt enable row level security;
alter table messages.webhook enable row level security;
alter table messages.rule enable row level security;
alter table messages.wording enable row level security;
alter table messages.calendar_feed enable row level security;

-- A message may be posted upwards, to those who answer for a region above; it is read where it belongs.
create policy message_posted on messages.message for insert with check (true);
create policy message_seen on messages.message for select
  using (access.is_own(account_id) or region_id in (select organisation.reach()));
create policy message_read on messages.message for update
  using (access.is_own(account_id)) with check (access.is_own(account_id));
create policy dispatch_posted on messages.dispatch for insert with check (true);
create policy dispatch_seen on messages.dispatch for select using (region_id in (select organisation.reach()));
create policy dispatch_kept on messages.dispatch for update using (region_id in (select organisation.reach()));
create policy attempt_scope on messages.attempt
  using (exists (select from messages.dispatch d where d.id = dispatch_id));
create policy webhook_scope on messages.webhook using (region_id in (select organisation.reach()));
create policy rule_scope on messages.rule using (region_id in (select organisation.reach()));
create policy rule_above on messages.rule for select using (region_id in (select organisation.above_reach()));
create policy wording_scope on messages.wording using (region_id in (select organisation.reach()));
create policy wording_above on messages.wording for select using (region_id in (select organisation.above_reach()));
create policy calendar_feed_own on messages.calendar_feed
  using (access.is_own(account_id) or current_setting('xuemai.regions', true) = '*');

grant select, insert, update on all tables in schema messages to xuemai_application;
grant execute on all functions in schema messages to xuemai_application;
