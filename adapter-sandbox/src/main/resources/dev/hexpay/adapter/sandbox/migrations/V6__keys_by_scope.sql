-- Primary keys begin with the scope; ScopedKeys has replaced them. Servers of the previous version look up these two without it.
CREATE INDEX IF NOT EXISTS sandbox_tokens_token ON <schema>.sandbox_tokens (token);
CREATE INDEX IF NOT EXISTS sandbox_notifications_event ON <schema>.sandbox_notifications (event_id);
