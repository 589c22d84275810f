-- room: mailings
-- A letter that the house sends by itself, so many days before (or, below zero, after) each date, at a time on the wall clock.
create table mailings_rule (
  id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid not null,
  kind text not null check (kind in ('preparation', 'reminder', 'change', 'thank-you', 'follow-up')),
  days integer not null check (days between -60 and 60),
  at_local text not null,
  who text not null check (who in ('placed', 'waiting', 'attended')),
  active boolean not null,
  by_person uuid not null,
  made_at timestamptz not null
);
create index on mailings_rule (dialogue_id);

-- That a rule was carried out for a date as it stood; a date that is moved makes it due anew.
create table mailings_run (
  rule_id uuid not null references mailings_rule,
  meeting_id uuid not null,
  starts_local text not null,
  authority_id uuid not null,
  preview_id uuid not null references mailings_preview,
  primary key (rule_id, meeting_id, starts_local)
);
