-- room: letters
-- What has been taken out of an inbox that cannot mark its letters as read (POP3): the ids it gives them, and no word of them.
create table letters_inbox (
  mailbox text not null,
  id text not null,
  primary key (mailbox, id)
);
