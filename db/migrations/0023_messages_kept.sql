-- What becomes of a message afterwards: withdrawn before it was sent, its words erased after a time,
-- tried in a whole new series once it is revived.

alter table messages.message alter column content drop not null;
alter table messages.message add column erased_at timestamptz;
alter table messages.message add column withdrawn_at timestamptz;
alter table messages.message add check ((content is null) = (erased_at is not null));
comment on column messages.message.erased_at is 'When the words were taken away; that it was told, when and by which ways stays.';
comment on column messages.message.withdrawn_at is 'Taken back before it was shown: it never appears in an inbox.';
create index message_posted_at on messages.message (posted_at) where erased_at is null;

alter table messages.dispatch add column withdrawn_at timestamptz;
alter table messages.dispatch add column tries_from integer not null default 0
  check (tries_from between 0 and attempts);
-- Never taken back once it has arrived or was given up.
alter table messages.dispatch add check (withdrawn_at is null or (delivered_at is null and dead_at is null));
comment on column messages.dispatch.withdrawn_at is 'Taken back before it was sent.';
comment on column messages.dispatch.tries_from is 'Attempts before its last revival: the series is counted from there.';

-- What waits, without what was taken back.
drop index messages.dispatch_due;
drop index messages.dispatch_decided;
create index dispatch_due on messages.dispatch (due_at)
  where delivered_at is null and dead_at is null and withdrawn_at is null;
create index dispatch_decided on messages.dispatch (decided_at)
  where delivered_at is null and dead_at is null and withdrawn_at is null;

-- The programme itself erases; nobody else changes another's message.
create policy message_erased on messages.message for update
  using (current_setting('xuemai.regions', true) = '*');

-- Takes back what of one cause is not yet on its way; it may lie in a region above the asker's.
create function messages.withdraw(told text, cause text, at timestamptz)
returns table (ways bigint, inboxes bigint)
language sql volatile security definer set search_path = messages, pg_temp as $$
  with withdrawn as (
    update dispatch d set withdrawn_at = at, held_by = null, address = null, lease_from = null, lease_until = null
    from message m
    where m.id = d.message_id and m.template = told and m.key = cause
      and d.delivered_at is null and d.dead_at is null and d.withdrawn_at is null
      and (d.lease_until is null or d.lease_until <= at)
    returning d.id),
  unshown as (
    update message m set withdrawn_at = at
    where m.template = told and m.key = cause and m.account_id is not null
      and m.not_before > at and m.withdrawn_at is null
    returning m.id)
  select (select count(*) from withdrawn), (select count(*) from unshown)
$$;
grant execute on function messages.withdraw to xuemai_application;
create index message_cause on messages.message (template, key);
