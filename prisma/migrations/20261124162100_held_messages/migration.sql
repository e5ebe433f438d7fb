-- What the datamodel cannot say, continued. Written by hand; the datamodel is unchanged here.

-- What is kept until the chat's person writes is looked for at every turn, and is nearly always nothing.
CREATE INDEX outbound_message_held ON outbound_message (conversation_id, seq) WHERE state = 'held';
