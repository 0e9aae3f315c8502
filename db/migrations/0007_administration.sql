-- What administrators choose from and search by.

-- A region is chosen from the tree, not from a heap of names.
create or replace view access.region_within_reach with (security_barrier) as
  select r.id, r.name, r.parent_id, r.position, r.code, r.ended_on
  from organisation.region r where r.id in (select organisation.reach());

-- Entries come nearly in the order of their moments: a day is found by a small index of ranges.
create index entry_at on record.entry using brin (at) with (pages_per_range = 32);
