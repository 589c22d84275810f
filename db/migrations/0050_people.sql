-- room: people
-- Whoever asks for the personal link again is found by address. Only to write there: an address is nobody's identity.
create index people_person_address on people_person (lower(email)) where dialogue_id is not null;
