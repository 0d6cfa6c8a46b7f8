-- What the tax of a price rested on, and the tax id that a payer gave.

ALTER TABLE payment ADD COLUMN buyer_country VARCHAR;
ALTER TABLE payment ADD COLUMN buyer_region VARCHAR;
ALTER TABLE payment ADD COLUMN buyer_tax_id VARCHAR;
UPDATE payment SET buyer_country = tax_country, buyer_region = tax_region WHERE tax_rate_ppm IS NOT NULL;
ALTER TABLE payment DROP CONSTRAINT payment_tax_reason;
ALTER TABLE payment ADD CONSTRAINT payment_tax_reason CHECK (
    tax_reason IN ('standard', 'unknown_location', 'not_registered', 'reverse_charge', 'exempt'));
-- Who is told to account for the tax was told so by their VAT id, and no tax was taken from them.
ALTER TABLE payment ADD CONSTRAINT payment_tax_reverse_charge CHECK (
    CASE WHEN tax_reason = 'reverse_charge' THEN buyer_tax_id IS NOT NULL AND tax_amount = 0
         ELSE buyer_tax_id IS NULL END);

ALTER TABLE payment_transaction ADD COLUMN buyer_country VARCHAR;
ALTER TABLE payment_transaction ADD COLUMN buyer_region VARCHAR;
ALTER TABLE payment_transaction ADD COLUMN buyer_tax_id VARCHAR;
UPDATE payment_transaction SET buyer_country = tax_country, buyer_region = tax_region WHERE tax_rate_ppm IS NOT NULL;
ALTER TABLE payment_transaction DROP CONSTRAINT payment_transaction_tax_reason;
ALTER TABLE payment_transaction ADD CONSTRAINT payment_transaction_tax_reason CHECK (
    tax_reason IN ('standard', 'unknown_location', 'not_registered', 'reverse_charge', 'exempt'));
-- Who is told to account for the tax was told so by their VAT id, and no tax was taken from them.
ALTER TABLE payment_transaction ADD CONSTRAINT payment_transaction_tax_reverse_charge CHECK (
    CASE WHEN tax_reason = 'reverse_charge' THEN buyer_tax_id IS NOT NULL AND tax_amount = 0
         ELSE buyer_tax_id IS NULL END);

ALTER TABLE invoice ADD COLUMN buyer_country VARCHAR;
ALTER TABLE invoice ADD COLUMN buyer_region VARCHAR;
ALTER TABLE invoice ADD COLUMN buyer_tax_id VARCHAR;
UPDATE invoice SET buyer_country = tax_country, buyer_region = tax_region WHERE tax_rate_ppm IS NOT NULL;
ALTER TABLE invoice DROP CONSTRAINT invoice_tax_reason;
ALTER TABLE invoice ADD CONSTRAINT invoice_tax_reason CHECK (
    tax_reason IN ('standard', 'unknown_location', 'not_registered', 'reverse_charge', 'exempt'));
-- Who is told to account for the tax was told so by their VAT id, and no tax was taken from them.
ALTER TABLE invoice ADD CONSTRAINT invoice_tax_reverse_charge CHECK (
    CASE WHEN tax_reason = 'reverse_charge' THEN buyer_tax_id IS NOT NULL AND tax_amount = 0
         ELSE buyer_tax_id IS NULL END);

ALTER TABLE payment_transaction ADD COLUMN payer_tax_document VARCHAR;
