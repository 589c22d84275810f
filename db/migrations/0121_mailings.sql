-- room: mailings
-- A letter that says that a meeting is called off, to everyone with a place or in the queue. A rule sends none.
alter table mailings_preview drop constraint mailings_preview_kind_check;
alter table mailings_preview add check (kind in ('preparation', 'reminder', 'change', 'called-off', 'thank-you', 'follow-up'));
alter table mailings_rule drop constraint mailings_rule_who_check;
alter table mailings_rule add check (who in ('placed', 'waiting', 'attended', 'everyone'));

-- Of the dialogue's file when the preview was made: each one's dates are filled in when the letter is queued, and may have moved since.
alter table mailings_preview add column version integer;
