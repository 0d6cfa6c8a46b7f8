-- The card that a transaction charges, and indexes for the filters of lists. Servers of the previous version leave the card
-- empty; the published status is computed by the database, so that their rows have it too.

ALTER TABLE payment_transaction ADD COLUMN card_brand VARCHAR;
ALTER TABLE payment_transaction ADD COLUMN card_last4 VARCHAR;
ALTER TABLE payment_transaction ADD COLUMN card_exp_month INTEGER;
ALTER TABLE payment_transaction ADD COLUMN card_exp_year INTEGER;
UPDATE payment_transaction charged SET
    (card_brand, card_last4, card_exp_month, card_exp_year) =
        (SELECT saved.card_brand, saved.card_last4, saved.card_exp_month, saved.card_exp_year
           FROM payment_method saved
          WHERE saved.organization_id = charged.organization_id AND saved.mode = charged.mode
            AND saved.id = charged.payment_method_id)
    WHERE payment_method_id IS NOT NULL;
ALTER TABLE payment_transaction ADD CONSTRAINT payment_transaction_card CHECK (
    CASE WHEN card_brand IS NULL
         THEN card_last4 IS NULL AND card_exp_month IS NULL AND card_exp_year IS NULL
         -- Four digits and no more: a whole card number can never be stored here.
         ELSE card_last4 IS NOT NULL AND CHAR_LENGTH(card_last4) <= 4 AND card_exp_month IS NOT NULL
              AND card_exp_month BETWEEN 1 AND 12 AND card_exp_year IS NOT NULL END);

ALTER TABLE payment_transaction ADD COLUMN published_status VARCHAR GENERATED ALWAYS AS (
    CASE WHEN status <> 'succeeded' THEN status
         WHEN dispute_standing IN ('open', 'lost') THEN 'disputed'
         WHEN amount_refunded = amount_subtotal + tax_amount THEN 'refunded'
         ELSE 'succeeded' END) ${stored};
CREATE INDEX payment_transaction_by_status ON payment_transaction (organization_id, mode, published_status, id);
