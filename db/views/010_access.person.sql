-- Who somebody is, for showing who did a thing: a name, and nothing of how they sign in.
create view access.person with (security_barrier) as
  select id, name from access.account;
grant select on access.person to xuemai_application;
