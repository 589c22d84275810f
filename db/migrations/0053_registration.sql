-- room: registration
-- Addresses that a dialogue's invitation goes to. They are no people: nobody is made of one, and all of them go when the list is
-- emptied. Who said no more stays, so that the same list imported again does not bring them back.
create table registration_invitee (
  id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid not null,
  address text not null,
  name text not null,
  source text not null,
  imported_at timestamptz not null,
  unsubscribed_at timestamptz
);
create unique index registration_invitee_address on registration_invitee (dialogue_id, lower(address));
