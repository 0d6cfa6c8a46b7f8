-- The provider's reference is known as soon as the provider has returned one, and not only after a success.
ALTER TABLE payment_transaction DROP CONSTRAINT payment_transaction_state;
ALTER TABLE payment_transaction ADD CONSTRAINT payment_transaction_state CHECK (
    CASE WHEN status = 'succeeded'
         THEN invoice_id IS NOT NULL AND provider_reference IS NOT NULL AND paid_at IS NOT NULL
              AND succeeded_payment_id IS NOT NULL AND succeeded_payment_id = payment_id
         WHEN status IN ('pending', 'failed')
         THEN invoice_id IS NULL AND paid_at IS NULL AND succeeded_payment_id IS NULL
         ELSE FALSE END);
