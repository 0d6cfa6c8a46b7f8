-- Indexes for the filters of refunds. A migration of its own, so that it does not wait with a lock on the transactions.

CREATE INDEX refund_by_payment ON refund (organization_id, mode, payment_id, id);
CREATE INDEX refund_by_status ON refund (organization_id, mode, status, id);
