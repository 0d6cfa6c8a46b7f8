-- Until when the request of a key counts as running. Servers of the previous version leave the column empty; there, a
-- request counts as running for 60 seconds.

ALTER TABLE idempotency_key ADD COLUMN leased_until TIMESTAMP(6) WITH TIME ZONE;

-- What servers of earlier versions have left empty in rows that they wrote beside newer ones, after the migrations that
-- filled these columns.
UPDATE payment SET buyer_country = tax_country, buyer_region = tax_region
    WHERE buyer_country IS NULL AND tax_rate_ppm IS NOT NULL;
UPDATE payment_transaction SET buyer_country = tax_country, buyer_region = tax_region
    WHERE buyer_country IS NULL AND tax_rate_ppm IS NOT NULL;
UPDATE invoice SET buyer_country = tax_country, buyer_region = tax_region
    WHERE buyer_country IS NULL AND tax_rate_ppm IS NOT NULL;
UPDATE payment_transaction SET payer_email_normalized = LOWER(payer_email) WHERE payer_email_normalized IS NULL;
UPDATE invoice SET
    seller_name = (SELECT name FROM organization WHERE organization.id = invoice.organization_id),
    seller_address_lines = '[]',
    (transaction_id, payer_email, payer_name, payer_tax_document,
     address_line1, address_line2, address_city, address_state, address_postal_code, address_country, address_region) =
        (SELECT paid.id, paid.payer_email, paid.payer_name, paid.payer_tax_document, paid.address_line1,
                paid.address_line2, paid.address_city, paid.address_state, paid.address_postal_code,
                paid.address_country, paid.address_region
           FROM payment_transaction paid
          WHERE paid.organization_id = invoice.organization_id AND paid.mode = invoice.mode
            AND paid.succeeded_payment_id = invoice.payment_id)
    WHERE transaction_id IS NULL;
