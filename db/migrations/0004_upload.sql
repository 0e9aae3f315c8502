-- Files that people bring, kept until what they were for is done.

create schema upload;
grant usage on schema upload to xuemai_application;

create table upload.file (
  id         uuid primary key,
  account_id uuid not null references access.account,
  name       text not null,
  sha256     bytea not null,
  bytes      bytea not null,
  at         timestamptz not null
);
create index file_account on upload.file (account_id);
alter table upload.file alter column bytes set storage external;

alter table upload.file enable row level security;
create policy file_own on upload.file using (account_id::text = current_setting('xuemai.account', true));
grant select, insert, delete on upload.file to xuemai_application;
