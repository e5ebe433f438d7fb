-- What the datamodel cannot say. Written by hand; the datamodel is unchanged here.

-- The history of a ticket is only ever added to: not the application, nor a person at the prompt, rewrites it.
CREATE FUNCTION refuse_ticket_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ticket_event is append-only: % is refused', TG_OP
    USING HINT = 'Record what happened as a new event.';
END;
$$;

CREATE TRIGGER ticket_event_append_only
  BEFORE UPDATE OR DELETE ON ticket_event
  FOR EACH ROW EXECUTE FUNCTION refuse_ticket_event_change();

CREATE TRIGGER ticket_event_no_truncate
  BEFORE TRUNCATE ON ticket_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_ticket_event_change();

-- Work that waits is few among much that is done: these stay small however old the tables grow.
CREATE INDEX inbound_message_waiting_conversation ON inbound_message (conversation_id, seq) WHERE handled_at IS NULL;
CREATE INDEX inbound_message_waiting_due ON inbound_message (due_at) WHERE handled_at IS NULL;
CREATE INDEX outbound_message_waiting_conversation ON outbound_message (conversation_id, seq) WHERE state IN ('queued', 'sending');
CREATE INDEX outbound_message_waiting_due ON outbound_message (due_at) WHERE state IN ('queued', 'sending');
CREATE INDEX ticket_clock_running_next ON ticket_clock (next_at) WHERE next_at IS NOT NULL AND stopped_at IS NULL;
CREATE INDEX ticket_open_conversation ON ticket (conversation_id) WHERE state NOT IN ('closed', 'cancelled');
