-- Indexes for the filters of payments. A migration of its own, because servers of the previous version lock payments before
-- transactions: one that locks both tables in the other order could not finish beside them.

CREATE INDEX payment_by_status ON payment (organization_id, mode, status, kind, id);
CREATE INDEX payment_by_currency ON payment (organization_id, mode, currency, status, kind, id);
