-- room: people
-- One row per registration and one per member of staff; never matched by e-mail, because families share one.
create table people_person (
  person_id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid,
  name text not null,
  email text,
  language text not null,
  protected_identity boolean not null,
  -- Counted up to revoke a personal link; nothing else of the link is stored.
  link_generation integer not null default 1 check (link_generation > 0)
);
create index on people_person (dialogue_id);

-- The name that others may show. Protected identity is enforced here, so that no list can forget it (R8).
create view people_card as
  select person_id, authority_id,
    case when protected_identity then 'Skyddad deltagare' else name end as name
  from people_person;

create table people_staff (
  person_id uuid primary key references people_person,
  authority_id uuid not null,
  sign_in_name text not null unique,
  roles text[] not null
);

-- Tokens are stored as SHA-256 only. All times here are machine time: no moved clock opens or ends a session.
create table people_sign_in (
  token_hash bytea primary key,
  authority_id uuid not null,
  person_id uuid not null references people_person,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table people_session (
  token_hash bytea primary key,
  authority_id uuid not null,
  person_id uuid not null references people_person,
  kind text not null check (kind in ('staff', 'participant')),
  expires_at timestamptz not null
);
create index on people_session (person_id);
create index on people_session (expires_at);
