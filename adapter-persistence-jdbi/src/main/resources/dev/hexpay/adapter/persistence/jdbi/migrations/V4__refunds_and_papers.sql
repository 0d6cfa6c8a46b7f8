-- Refunds, disputes, credit notes and receipts, and who the parties of an invoice were. What is added to older tables may
-- be empty, because servers of the version before go on writing them.

ALTER TABLE payment_transaction ADD COLUMN payer_email_normalized ${id};
UPDATE payment_transaction SET payer_email_normalized = LOWER(payer_email);
CREATE INDEX payment_transaction_by_email
    ON payment_transaction (organization_id, mode, payer_email_normalized, id);

-- What refunds under way and done take, and what has gone back: never more than was paid, in either part.
ALTER TABLE payment_transaction ADD COLUMN refunding_subtotal BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE payment_transaction ADD COLUMN refunding_tax BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE payment_transaction ADD COLUMN amount_refunded BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE payment_transaction ADD CONSTRAINT payment_transaction_refunding CHECK (
    CASE WHEN status = 'succeeded'
         THEN refunding_subtotal BETWEEN 0 AND amount_subtotal AND refunding_tax BETWEEN 0 AND tax_amount
              AND amount_refunded BETWEEN 0 AND refunding_subtotal + refunding_tax
         ELSE refunding_subtotal = 0 AND refunding_tax = 0 AND amount_refunded = 0 END);

ALTER TABLE payment_transaction ADD COLUMN dispute_standing VARCHAR;
ALTER TABLE payment_transaction ADD COLUMN dispute_amount BIGINT;
ALTER TABLE payment_transaction ADD COLUMN dispute_reason VARCHAR;
ALTER TABLE payment_transaction ADD CONSTRAINT payment_transaction_dispute CHECK (
    CASE WHEN dispute_standing IS NULL
         THEN dispute_amount IS NULL AND dispute_reason IS NULL
         ELSE status = 'succeeded' AND dispute_standing IN ('open', 'won', 'lost')
              AND dispute_amount IS NOT NULL AND dispute_amount >= 0 END);

CREATE TABLE refund (
    organization_id           UUID                        NOT NULL,
    mode                      ${id}                       NOT NULL,
    id                        ${id}                       NOT NULL,
    transaction_id            ${id}                       NOT NULL,
    payment_id                ${id}                       NOT NULL,
    provider                  VARCHAR                     NOT NULL,
    charge_reference          VARCHAR                     NOT NULL,
    currency                  VARCHAR                     NOT NULL,
    amount_subtotal           BIGINT                      NOT NULL,
    tax_amount                BIGINT                      NOT NULL,
    cause                     VARCHAR                     NOT NULL,
    paid_twice_transaction_id ${id},
    reason                    VARCHAR,
    status                    VARCHAR                     NOT NULL,
    ask_again_at              TIMESTAMP(6) WITH TIME ZONE,
    provider_reference        VARCHAR,
    refunded_at               TIMESTAMP(6) WITH TIME ZONE,
    failure_code              VARCHAR,
    decline_code              VARCHAR,
    failure_message           VARCHAR,
    created_at                TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at                TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    version                   BIGINT                      NOT NULL,
    CONSTRAINT refund_pk PRIMARY KEY (organization_id, mode, id),
    CONSTRAINT refund_transaction
        FOREIGN KEY (organization_id, mode, transaction_id) REFERENCES payment_transaction (organization_id, mode, id),
    -- Money that was paid twice goes back once: filled for that cause only, and unique.
    CONSTRAINT refund_paid_twice_unique UNIQUE (organization_id, mode, paid_twice_transaction_id),
    CONSTRAINT refund_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT refund_currency CHECK (currency ~ '^[a-z]{3}$'),
    CONSTRAINT refund_amounts CHECK (
        amount_subtotal >= 0 AND tax_amount >= 0 AND amount_subtotal + tax_amount <= 9007199254740991),
    CONSTRAINT refund_cause CHECK (
        CASE cause
             WHEN 'requested' THEN paid_twice_transaction_id IS NULL
             WHEN 'paid_twice' THEN paid_twice_transaction_id IS NOT NULL
                  AND paid_twice_transaction_id = transaction_id
             ELSE FALSE END),
    CONSTRAINT refund_state CHECK (
        CASE status
             WHEN 'pending' THEN ask_again_at IS NOT NULL AND provider_reference IS NULL AND refunded_at IS NULL
             WHEN 'succeeded' THEN ask_again_at IS NULL AND provider_reference IS NOT NULL AND refunded_at IS NOT NULL
             WHEN 'failed' THEN ask_again_at IS NULL AND provider_reference IS NULL AND refunded_at IS NULL
             ELSE FALSE END),
    CONSTRAINT refund_failure CHECK (
        CASE WHEN status = 'failed'
             THEN failure_code IS NOT NULL AND failure_message IS NOT NULL
             ELSE failure_code IS NULL AND decline_code IS NULL AND failure_message IS NULL END)
);
CREATE INDEX refund_by_transaction ON refund (organization_id, mode, transaction_id, id);
CREATE INDEX refund_unfinished ON refund (ask_again_at);

ALTER TABLE invoice ADD COLUMN transaction_id ${id};
ALTER TABLE invoice ADD COLUMN seller_name VARCHAR;
ALTER TABLE invoice ADD COLUMN seller_address_lines VARCHAR;
ALTER TABLE invoice ADD COLUMN seller_country VARCHAR;
ALTER TABLE invoice ADD COLUMN seller_tax_id VARCHAR;
ALTER TABLE invoice ADD COLUMN seller_email VARCHAR;
ALTER TABLE invoice ADD COLUMN payer_email VARCHAR;
ALTER TABLE invoice ADD COLUMN payer_name VARCHAR;
ALTER TABLE invoice ADD COLUMN payer_tax_document VARCHAR;
ALTER TABLE invoice ADD COLUMN address_line1 VARCHAR;
ALTER TABLE invoice ADD COLUMN address_line2 VARCHAR;
ALTER TABLE invoice ADD COLUMN address_city VARCHAR;
ALTER TABLE invoice ADD COLUMN address_state VARCHAR;
ALTER TABLE invoice ADD COLUMN address_postal_code VARCHAR;
ALTER TABLE invoice ADD COLUMN address_country VARCHAR;
ALTER TABLE invoice ADD COLUMN address_region VARCHAR;
UPDATE invoice SET
    seller_name = (SELECT name FROM organization WHERE organization.id = invoice.organization_id),
    seller_address_lines = '[]',
    (transaction_id, payer_email, payer_name, payer_tax_document,
     address_line1, address_line2, address_city, address_state, address_postal_code, address_country, address_region) =
        (SELECT paid.id, paid.payer_email, paid.payer_name, paid.payer_tax_document, paid.address_line1, paid.address_line2, paid.address_city,
                paid.address_state, paid.address_postal_code, paid.address_country, paid.address_region
           FROM payment_transaction paid
          WHERE paid.organization_id = invoice.organization_id AND paid.mode = invoice.mode
            AND paid.succeeded_payment_id = invoice.payment_id);
ALTER TABLE invoice ADD CONSTRAINT invoice_transaction
    FOREIGN KEY (organization_id, mode, transaction_id) REFERENCES payment_transaction (organization_id, mode, id);
ALTER TABLE invoice ADD CONSTRAINT invoice_seller_address_json CHECK (seller_address_lines IS JSON);
ALTER TABLE invoice ADD CONSTRAINT invoice_parties_whole CHECK (
    CASE WHEN transaction_id IS NULL
         THEN seller_name IS NULL AND seller_address_lines IS NULL AND payer_email IS NULL
         ELSE seller_name IS NOT NULL AND seller_address_lines IS NOT NULL AND payer_email IS NOT NULL END);
ALTER TABLE invoice ADD CONSTRAINT invoice_address_whole CHECK (
    CASE WHEN address_country IS NULL
         THEN address_line1 IS NULL AND address_line2 IS NULL AND address_city IS NULL AND address_state IS NULL
              AND address_postal_code IS NULL AND address_region IS NULL
         ELSE address_line1 IS NOT NULL AND address_city IS NOT NULL AND address_postal_code IS NOT NULL END);
CREATE INDEX invoice_by_customer ON invoice (organization_id, mode, customer_id, id);

CREATE TABLE credit_note (
    organization_id UUID                        NOT NULL,
    mode            ${id}                       NOT NULL,
    id              ${id}                       NOT NULL,
    series          ${id}                       NOT NULL,
    series_sequence BIGINT                      NOT NULL,
    invoice_id      ${id}                       NOT NULL,
    refund_id       ${id}                       NOT NULL,
    customer_id     ${id}                       NOT NULL,
    currency        VARCHAR                     NOT NULL,
    amount_subtotal BIGINT                      NOT NULL,
    tax_amount      BIGINT                      NOT NULL,
    tax_reason      VARCHAR                     NOT NULL,
    tax_source      VARCHAR                     NOT NULL,
    tax_country     VARCHAR,
    tax_region      VARCHAR,
    tax_name        VARCHAR,
    tax_rate_ppm    INTEGER,
    buyer_country   VARCHAR,
    buyer_region    VARCHAR,
    buyer_tax_id    VARCHAR,
    issued_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT credit_note_pk PRIMARY KEY (organization_id, mode, id),
    CONSTRAINT credit_note_invoice
        FOREIGN KEY (organization_id, mode, invoice_id) REFERENCES invoice (organization_id, mode, id),
    CONSTRAINT credit_note_refund
        FOREIGN KEY (organization_id, mode, refund_id) REFERENCES refund (organization_id, mode, id),
    CONSTRAINT credit_note_number_unique UNIQUE (organization_id, mode, series, series_sequence),
    CONSTRAINT credit_note_refund_unique UNIQUE (organization_id, mode, refund_id),
    CONSTRAINT credit_note_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT credit_note_series_sequence CHECK (series_sequence >= 1),
    CONSTRAINT credit_note_currency CHECK (currency ~ '^[a-z]{3}$'),
    CONSTRAINT credit_note_amounts CHECK (
        amount_subtotal >= 0 AND tax_amount >= 0 AND amount_subtotal + tax_amount <= 9007199254740991),
    CONSTRAINT credit_note_tax_reason CHECK (
        tax_reason IN ('standard', 'unknown_location', 'not_registered', 'reverse_charge', 'exempt')),
    CONSTRAINT credit_note_tax_source CHECK (tax_source IN ('nobody', 'customer', 'payer')),
    CONSTRAINT credit_note_tax_rate_whole CHECK (
        CASE WHEN tax_rate_ppm IS NULL
             THEN tax_country IS NULL AND tax_region IS NULL AND tax_name IS NULL
             ELSE tax_country IS NOT NULL AND tax_name IS NOT NULL AND tax_rate_ppm BETWEEN 0 AND 1000000 END)
);
CREATE INDEX credit_note_by_invoice ON credit_note (organization_id, mode, invoice_id, id);

-- E-mails to payers; due_at is null once one has been sent or given up, so the index holds few rows.
CREATE TABLE receipt (
    organization_id UUID                        NOT NULL,
    mode            ${id}                       NOT NULL,
    id              ${id}                       NOT NULL,
    document        VARCHAR                     NOT NULL,
    document_id     ${id}                       NOT NULL,
    recipient       VARCHAR                     NOT NULL,
    due_at          TIMESTAMP(6) WITH TIME ZONE,
    failures        INTEGER,
    sent_at         TIMESTAMP(6) WITH TIME ZONE,
    given_up_at     TIMESTAMP(6) WITH TIME ZONE,
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT receipt_pk PRIMARY KEY (organization_id, mode, id),
    CONSTRAINT receipt_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT receipt_document CHECK (document IN ('invoice', 'credit_note')),
    CONSTRAINT receipt_state CHECK (
        CASE WHEN due_at IS NULL
             THEN failures IS NULL AND (sent_at IS NULL) <> (given_up_at IS NULL)
             ELSE failures IS NOT NULL AND failures >= 0 AND sent_at IS NULL AND given_up_at IS NULL END)
);
CREATE INDEX receipt_due ON receipt (due_at);

CREATE INDEX payment_method_by_customer ON payment_method (organization_id, mode, customer_id, id);

-- A request makes a payment or a refund, or nothing that has to be finished after a crash.
ALTER TABLE idempotency_key ADD COLUMN refund_id ${id};
ALTER TABLE idempotency_key ADD CONSTRAINT idempotency_key_one_effect CHECK (payment_id IS NULL OR refund_id IS NULL);
