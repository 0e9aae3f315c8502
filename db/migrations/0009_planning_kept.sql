-- What was issued is kept, whichever way and from however far it is approached.

-- A part neither leaves nor joins a revision that was issued or discarded, also one out of the asker's
-- sight, and lies in the region of its revision.
create or replace function planning.refuse_issued() returns trigger
language plpgsql security definer set search_path = planning, pg_temp as $$
begin
  if exists (select from planning.revision r
    where r.id in (new.revision_id, old.revision_id) and r.state in ('issued', 'discarded')) then
    raise exception 'an issued revision is never edited' using errcode = 'check_violation',
      constraint = 'revision_issued';
  end if;
  if exists (select from planning.revision r
    where r.id = new.revision_id and r.region_id <> new.region_id) then
    raise exception 'a part lies in the region of its revision' using errcode = 'check_violation',
      constraint = 'part_in_region';
  end if;
  return coalesce(new, old);
end $$;

create function planning.require_region() returns trigger
language plpgsql security definer set search_path = planning, pg_temp as $$
declare
  whole uuid;
begin
  if tg_table_name = 'revision' then
    select region_id into whole from planning.plan where id = (to_jsonb(new) ->> 'plan_id')::uuid;
  else
    select region_id into whole from planning.notice where id = (to_jsonb(new) ->> 'notice_id')::uuid;
  end if;
  if whole <> new.region_id then
    raise exception 'a part lies in the region of its whole' using errcode = 'check_violation',
      constraint = 'part_in_region';
  end if;
  return new;
end $$;
create trigger revision_in_region before insert or update of plan_id, region_id on planning.revision
  for each row execute function planning.require_region();
create trigger decision_in_region before insert or update of notice_id, region_id on planning.notice_decision
  for each row execute function planning.require_region();

-- What the amounts of an issued revision count, and of which year they are, never changes.
create function planning.keep_plan() returns trigger
language plpgsql security definer set search_path = planning, pg_temp as $$
begin
  if exists (select from planning.revision r where r.plan_id = old.id and r.state = 'issued') then
    raise exception 'a plan that was issued is never edited' using errcode = 'check_violation',
      constraint = 'plan_issued';
  end if;
  return new;
end $$;
create trigger plan_kept before update on planning.plan
  for each row execute function planning.keep_plan();

-- A notice stays as it came; what was decided on it stands beside it.
revoke update on planning.notice, planning.plan from xuemai_application;
grant update (version) on planning.notice to xuemai_application;
grant update (unit) on planning.plan to xuemai_application;
