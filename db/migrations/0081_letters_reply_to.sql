-- room: letters
-- Where an answer to this letter is to go; null: to the authority's own address.
alter table letters_letter add column reply_to text;
