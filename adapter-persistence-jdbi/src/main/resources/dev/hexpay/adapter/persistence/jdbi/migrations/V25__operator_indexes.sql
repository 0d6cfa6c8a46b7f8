-- What pages of operators look up. A migration of its own, so that no lock on payments is held while the indexes are built:
-- transactions and receipts can be read meanwhile, and writes to them wait. Tables are locked in the order in which servers
-- lock them.

CREATE INDEX payment_transaction_by_last4 ON payment_transaction (organization_id, mode, card_last4, id);

CREATE INDEX receipt_by_document ON receipt (organization_id, mode, document_id, id);
CREATE INDEX receipt_by_failures ON receipt (organization_id, mode, failures);
CREATE INDEX receipt_by_given_up ON receipt (organization_id, mode, given_up_at);
