-- What was changed in a draft, state by state: two who work at once are told of each other, and what
-- was made on an older state is merged part by part.
create table planning.edit (
  id          bigint generated always as identity primary key,
  revision_id uuid not null references planning.revision,
  region_id   uuid not null references organisation.region,
  -- The state of the draft that it led to.
  version     integer not null check (version > 1),
  -- Named by the sender, so that what is sent twice is made once.
  batch       uuid,
  what        text not null check (what in ('target', 'item')),
  key         uuid not null,
  -- Where the part stands from then on, where it came or moved.
  place       integer,
  before      jsonb,
  after       jsonb,
  by          uuid references access.account,
  at          timestamptz not null,
  -- Nothing neither comes nor goes.
  check (before is not null or after is not null),
  unique (revision_id, version, what, key)
);
comment on table planning.edit is 'One part of a draft as one save changed it; never edited itself.';
create index edit_batch on planning.edit (revision_id, batch) where batch is not null;
create index edit_key on planning.edit (revision_id, key);
create index edit_region on planning.edit (region_id);
create index edit_by on planning.edit (by);

create trigger edit_open before insert or update or delete on planning.edit
  for each row execute function planning.refuse_issued();

alter table planning.edit enable row level security;
create policy edit_scope on planning.edit using (region_id in (select organisation.reach()));
grant select, insert on planning.edit to xuemai_application;
