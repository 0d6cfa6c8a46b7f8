-- A notification is about a transaction (kind is null, as in rows of servers of the previous version), or about a charge, a
-- refund or a saved card that subject names. Those are due at check_at, which servers of the previous version do not
-- read: they could not process them. organization_id is null while the provider names none.
ALTER TABLE provider_notification ADD COLUMN kind ${id};
ALTER TABLE provider_notification ADD COLUMN subject VARCHAR;
ALTER TABLE provider_notification ADD COLUMN check_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE provider_notification ADD COLUMN checks INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE provider_notification ADD COLUMN next_check_at TIMESTAMP(6) WITH TIME ZONE
    GENERATED ALWAYS AS (COALESCE(due_at, check_at)) ${stored};
ALTER TABLE provider_notification ALTER COLUMN organization_id DROP NOT NULL;
ALTER TABLE provider_notification ALTER COLUMN transaction_id DROP NOT NULL;
ALTER TABLE provider_notification DROP CONSTRAINT provider_notification_due_or_done;
ALTER TABLE provider_notification ADD CONSTRAINT provider_notification_due_or_done CHECK (
    CASE WHEN kind IS NULL THEN check_at IS NULL AND (due_at IS NULL) <> (done_at IS NULL)
         ELSE due_at IS NULL AND (check_at IS NULL) <> (done_at IS NULL) END);
ALTER TABLE provider_notification ADD CONSTRAINT provider_notification_subject CHECK (
    CASE WHEN kind IS NULL
         THEN organization_id IS NOT NULL AND transaction_id IS NOT NULL AND subject IS NULL
         WHEN kind = 'refund'
         THEN organization_id IS NOT NULL AND transaction_id IS NULL AND subject IS NOT NULL
         WHEN kind IN ('charge', 'card')
         THEN organization_id IS NULL AND transaction_id IS NULL AND subject IS NOT NULL
         ELSE FALSE END);
ALTER TABLE provider_notification ADD CONSTRAINT provider_notification_checks CHECK (checks >= 0);
CREATE INDEX provider_notification_next_check ON provider_notification (next_check_at);

-- The provider's own name of a card: the part of the reference after its last slash.
ALTER TABLE payment_method ADD COLUMN card_id ${id}
    GENERATED ALWAYS AS (REGEXP_REPLACE(reference, '^.*/', '')) ${stored};
CREATE INDEX payment_method_by_card ON payment_method (provider, card_id);

CREATE INDEX payment_transaction_by_reference ON payment_transaction (provider, provider_reference);
