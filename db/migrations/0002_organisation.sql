-- Regions, units and the two hierarchies that units stand in.

create schema organisation;
grant usage on schema organisation to xuemai_application;

create table organisation.region (
  id         uuid primary key,
  parent_id  uuid references organisation.region,
  kind       text not null check (kind in ('province', 'city', 'district', 'town', 'village')),
  name       text not null check (name = btrim(name) and name <> ''),
  -- 行政区划代码 where the region has one.
  code       text unique,
  -- Itself and everything above it, kept by the trigger below.
  ancestors  uuid[] not null,
  began_on   date not null,
  ended_on   date,
  position   integer not null default 0,
  demo       boolean not null default false,
  version    integer not null default 1,
  check (ended_on is null or ended_on > began_on)
);

comment on table organisation.region is 'Province, city, district, town or village as it is named and placed now.';
comment on column organisation.region.ended_on is 'The first day on which the region is no more.';
comment on column organisation.region.demo is 'Shown as 演示: invented for demonstration.';

create index region_parent on organisation.region (parent_id);
create index region_ancestors on organisation.region using gin (ancestors);
create unique index region_name_once on organisation.region (parent_id, name) where ended_on is null;

create function organisation.place_region() returns trigger language plpgsql as $$
begin
  if new.parent_id is null then
    new.ancestors := array[new.id];
  else
    select r.ancestors || new.id into new.ancestors from organisation.region r where r.id = new.parent_id;
    if new.id = any(new.ancestors[1:cardinality(new.ancestors) - 1]) then
      raise exception 'a region cannot lie within itself' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
create trigger region_placed before insert or update of parent_id on organisation.region
  for each row execute function organisation.place_region();

-- The regions that this transaction may see: those granted (xuemai.regions, '*' for all) and all below.
create function organisation.reach() returns setof uuid
language sql stable security definer set search_path = organisation, pg_temp as $$
  select id from organisation.region
  where current_setting('xuemai.regions', true) = '*'
     or ancestors && string_to_array(nullif(nullif(current_setting('xuemai.regions', true), ''), '*'), ',')::uuid[]
$$;

alter table organisation.region enable row level security;
create policy region_scope on organisation.region using (id in (select organisation.reach()))
  with check (id in (select organisation.reach()) or parent_id in (select organisation.reach())
    or current_setting('xuemai.regions', true) = '*');
grant select, insert, update on organisation.region to xuemai_application;
grant execute on function organisation.reach() to xuemai_application;
