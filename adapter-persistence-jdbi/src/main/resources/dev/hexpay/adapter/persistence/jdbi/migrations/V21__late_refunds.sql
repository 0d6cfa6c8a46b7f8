-- Refunds made elsewhere, and the cancellation of credit notes whose refund failed late. All of it is empty in older rows, and
-- in rows that servers of the previous version write.

-- Such a refund has the cause 'requested', which servers of the previous version can read.
ALTER TABLE refund ADD COLUMN made_elsewhere BOOLEAN;
ALTER TABLE refund ADD CONSTRAINT refund_made_elsewhere CHECK (
    made_elsewhere IS NULL OR NOT made_elsewhere OR cause = 'requested');

-- A cancellation is a credit note with a number of its own. Its refund is in another column than that of the credit note which
-- it cancels, so that a refund still has one credit note, and servers of the previous version find no other.
ALTER TABLE credit_note ALTER COLUMN refund_id DROP NOT NULL;
ALTER TABLE credit_note ADD COLUMN canceled_refund_id ${id};
ALTER TABLE credit_note ADD COLUMN cancels_id ${id};
ALTER TABLE credit_note ADD COLUMN cancels_sequence BIGINT;
ALTER TABLE credit_note ADD CONSTRAINT credit_note_cancels_once UNIQUE (organization_id, mode, cancels_id);
ALTER TABLE credit_note ADD CONSTRAINT credit_note_cancels
    FOREIGN KEY (organization_id, mode, cancels_id) REFERENCES credit_note (organization_id, mode, id);
ALTER TABLE credit_note ADD CONSTRAINT credit_note_canceled_refund
    FOREIGN KEY (organization_id, mode, canceled_refund_id) REFERENCES refund (organization_id, mode, id);
ALTER TABLE credit_note ADD CONSTRAINT credit_note_cancels_whole CHECK (
    CASE WHEN cancels_id IS NULL
         THEN refund_id IS NOT NULL AND canceled_refund_id IS NULL AND cancels_sequence IS NULL
         ELSE refund_id IS NULL AND canceled_refund_id IS NOT NULL AND cancels_sequence IS NOT NULL
              AND cancels_sequence BETWEEN 1 AND series_sequence - 1 END);
