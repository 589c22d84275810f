-- room: letters
-- Whoever is written to wants this letter no more. The sender asks before each attempt: a letter may be on its way when they say so,
-- and be put off by the mail server to another time.
alter table letters_letter add column declined boolean not null default false;
