-- What the datamodel cannot say, continued. Written by hand; the datamodel is unchanged here.

-- What staff have still to do, and what was not delivered, is asked for often and is little among much that is over.
CREATE INDEX ticket_with_staff ON ticket (team_id, assignee_id) WHERE state IN ('open', 'taken', 'working');
CREATE INDEX outbound_message_undelivered ON outbound_message (conversation_id, seq) WHERE state IN ('dead', 'uncertain');

-- Talks left half-way are few among many conversations.
CREATE INDEX conversation_talk_due ON conversation (talk_due_at) WHERE talk_due_at IS NOT NULL;
