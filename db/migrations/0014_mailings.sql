-- room: mailings
-- A preview is frozen: its letter and its list are what is sent (M3).
create table mailings_preview (
  id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid not null,
  kind text not null check (kind in ('preparation')),
  audience jsonb not null,
  letter jsonb not null,
  by_person uuid not null,
  made_at timestamptz not null,
  sent_at timestamptz
);

create table mailings_recipient (
  preview_id uuid not null references mailings_preview,
  person_id uuid not null,
  authority_id uuid not null,
  -- Skipped when a reason stands here; else the address the letter goes to.
  because text,
  email text,
  language text,
  primary key (preview_id, person_id),
  check ((because is null) = (email is not null))
);
