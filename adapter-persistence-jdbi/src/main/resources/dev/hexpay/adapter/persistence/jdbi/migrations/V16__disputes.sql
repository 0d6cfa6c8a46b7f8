-- The id and the times of a dispute, and indexes for their lists. Servers of the previous version leave the
-- new columns empty; the id of such a dispute is computed from that of its transaction, so that it is listed too.

ALTER TABLE payment_transaction ADD COLUMN dispute_id ${id};
ALTER TABLE payment_transaction ADD COLUMN dispute_created_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE payment_transaction ADD COLUMN dispute_updated_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE payment_transaction ADD CONSTRAINT payment_transaction_dispute_id CHECK (
    CASE WHEN dispute_id IS NULL
         THEN dispute_created_at IS NULL AND dispute_updated_at IS NULL
         ELSE dispute_standing IS NOT NULL AND dispute_created_at IS NOT NULL AND dispute_updated_at IS NOT NULL END);

ALTER TABLE payment_transaction ADD COLUMN published_dispute_id ${id} GENERATED ALWAYS AS (
    CASE WHEN dispute_standing IS NOT NULL THEN COALESCE(dispute_id, 'dp_' || SUBSTRING(id FROM 5)) END) ${stored};
CREATE INDEX payment_transaction_by_dispute ON payment_transaction (organization_id, mode, published_dispute_id);
CREATE INDEX payment_transaction_by_dispute_status
    ON payment_transaction (organization_id, mode, dispute_standing, published_dispute_id);
