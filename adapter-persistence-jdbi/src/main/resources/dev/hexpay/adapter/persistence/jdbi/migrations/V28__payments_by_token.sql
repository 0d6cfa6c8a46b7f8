-- The same for the tokens of links, see V27. Payments can be read while the indexes are built, and writes to them wait. An operator
-- may have built them before, concurrently.

CREATE UNIQUE INDEX IF NOT EXISTS payment_by_token ON payment (organization_id, mode, link_token);
CREATE INDEX IF NOT EXISTS payment_by_token_in_any_scope ON payment (link_token);
