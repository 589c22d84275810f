-- room: registration
-- Two registrations that look like one person's and are not, as staff have settled. Smaller id first: a pair is one row.
create table registration_not_double (
  registration_id uuid not null references registration_registration,
  other_id uuid not null references registration_registration,
  authority_id uuid not null,
  dialogue_id uuid not null,
  settled_by uuid not null,
  settled_at timestamptz not null,
  primary key (registration_id, other_id),
  check (registration_id < other_id)
);
create index on registration_not_double (dialogue_id);
