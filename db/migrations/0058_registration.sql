-- room: registration
-- What was said to questions of the dialogue's own, as it holds now: question (its key), seen (the version whose words it was said
-- to), said. As received it stands in the submission.
alter table registration_registration add column extra_answers jsonb not null default '[]';
