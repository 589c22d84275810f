-- room: registration
-- A letter that invites, frozen when it is made: its words, whom it goes to and who is left out because. It names invitees and no
-- people, and its list goes when theirs is emptied.
create table registration_invitation_letter (
  id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid not null,
  round text not null check (round in ('first', 'reminder')),
  language text not null,
  -- As staff wrote it, with its places open: what the next letter begins with.
  words jsonb not null,
  subject text not null,
  -- With {{name}} where the invitee's name stands.
  text text not null,
  by_person uuid not null,
  made_at timestamptz not null,
  sent_at timestamptz
);
create index on registration_invitation_letter (dialogue_id);

create table registration_invitation_recipient (
  letter_id uuid not null references registration_invitation_letter,
  invitee_id uuid not null references registration_invitee on delete cascade,
  authority_id uuid not null,
  because text check (because in ('registered', 'unsubscribed', 'invited', 'not-invited')),
  primary key (letter_id, invitee_id)
);
create index on registration_invitation_recipient (invitee_id);
