-- Indexes for the statement of a scope and a time.
CREATE INDEX IF NOT EXISTS sandbox_movements_time ON <schema>.sandbox_movements (organization_id, mode, moved_at);
CREATE INDEX IF NOT EXISTS sandbox_returns_time ON <schema>.sandbox_returns (organization_id, mode, returned_at);
