-- An event is about few objects: the indexes on their ids leave out the others, and so does the index of the events that are still
-- to be distributed. H2 has no such indexes, and gives these the same names. PostgreSQL lets events be read while it builds the
-- indexes, and writes to them wait. An operator may have built them before, concurrently.

${postgresql} CREATE INDEX IF NOT EXISTS event_with_payment ON event (organization_id, mode, payment_id, sequence)
${postgresql}     WHERE payment_id IS NOT NULL;
${postgresql} CREATE INDEX IF NOT EXISTS event_with_transaction ON event (organization_id, mode, transaction_id, sequence)
${postgresql}     WHERE transaction_id IS NOT NULL;
${postgresql} CREATE INDEX IF NOT EXISTS event_with_invoice ON event (organization_id, mode, invoice_id, sequence)
${postgresql}     WHERE invoice_id IS NOT NULL;
${postgresql} CREATE INDEX IF NOT EXISTS event_with_customer ON event (organization_id, mode, customer_id, sequence)
${postgresql}     WHERE customer_id IS NOT NULL;
${postgresql} CREATE INDEX IF NOT EXISTS event_with_refund ON event (organization_id, mode, refund_id, sequence)
${postgresql}     WHERE refund_id IS NOT NULL;
${postgresql} CREATE INDEX IF NOT EXISTS event_with_dispute ON event (organization_id, mode, dispute_id, sequence)
${postgresql}     WHERE dispute_id IS NOT NULL;
${postgresql} CREATE INDEX IF NOT EXISTS event_to_distribute ON event (is_distributed, sequence) WHERE is_distributed = FALSE;

${h2} ALTER INDEX event_by_payment RENAME TO event_with_payment;
${h2} ALTER INDEX event_by_transaction RENAME TO event_with_transaction;
${h2} ALTER INDEX event_by_invoice RENAME TO event_with_invoice;
${h2} ALTER INDEX event_by_customer RENAME TO event_with_customer;
${h2} ALTER INDEX event_by_refund RENAME TO event_with_refund;
${h2} ALTER INDEX event_by_dispute RENAME TO event_with_dispute;
${h2} ALTER INDEX event_undistributed RENAME TO event_to_distribute;
