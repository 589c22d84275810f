-- room: registration
-- A key that lets one person register after the deadline. Only its digest is kept; whom it was given to is a word of staff's own.
create table registration_late_entry (
  id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid not null,
  key_hash bytea not null unique,
  given_to text not null,
  given_by uuid not null,
  given_at timestamptz not null,
  until timestamptz not null,
  used_by uuid,
  used_at timestamptz
);
create index on registration_late_entry (dialogue_id);

-- A new address waits for the code that was sent to it: proof that letters arrive there. Machine time.
create table registration_new_address (
  person_id uuid primary key,
  authority_id uuid not null,
  address text not null,
  code_hash bytea not null,
  tries integer not null default 0,
  expires_at timestamptz not null
);
