-- room: access
-- Measures, never diagnoses (G-16). Apart from the registration: own role, own retention, no list by measure.
create table access_need (
  id uuid primary key,
  person_id uuid not null unique,
  authority_id uuid not null,
  dialogue_id uuid not null,
  measures text[] not null,
  other text not null,
  saved_at timestamptz not null
);
create index on access_need (dialogue_id);
