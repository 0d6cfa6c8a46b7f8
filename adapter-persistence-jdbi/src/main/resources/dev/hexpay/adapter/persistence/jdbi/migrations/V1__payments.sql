-- One text for H2 and PostgreSQL. ${id} is the type of what is compared byte by byte: ids sort by their time, so their
-- order is the order of lists. Words (kinds, statuses, currencies) are those of the API.
--
-- Foreign keys stand where the row referred to is locked by the same unit of work anyway. There are none from payments to
-- customers, so that making a link does not wait for somebody else who is paying, and none in the direction in which rows
-- name each other before they are written (a payment its attempt, an attempt its invoice).

CREATE TABLE organization (
    id         UUID                        NOT NULL,
    name       VARCHAR                     NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT organization_pk PRIMARY KEY (id)
);

CREATE TABLE api_key (
    organization_id UUID                        NOT NULL,
    mode            ${id}                       NOT NULL,
    id              ${id}                       NOT NULL,
    name            VARCHAR                     NOT NULL,
    prefix          VARCHAR                     NOT NULL,
    secret_sha256   ${id}                       NOT NULL,
    expires_at      TIMESTAMP(6) WITH TIME ZONE,
    last_used_at    TIMESTAMP(6) WITH TIME ZONE,
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT api_key_pk PRIMARY KEY (organization_id, mode, id),
    CONSTRAINT api_key_organization FOREIGN KEY (organization_id) REFERENCES organization (id),
    CONSTRAINT api_key_secret_unique UNIQUE (secret_sha256),
    CONSTRAINT api_key_mode CHECK (mode IN ('sandbox', 'live'))
);

CREATE TABLE customer (
    organization_id     UUID                        NOT NULL,
    mode                ${id}                       NOT NULL,
    id                  ${id}                       NOT NULL,
    email               VARCHAR                     NOT NULL,
    email_normalized    ${id}                       NOT NULL,
    external_id         ${id},
    full_name           VARCHAR,
    tax_document        VARCHAR,
    timezone            VARCHAR                     NOT NULL,
    address_line1       VARCHAR,
    address_line2       VARCHAR,
    address_city        VARCHAR,
    address_state       VARCHAR,
    address_postal_code VARCHAR,
    address_country     VARCHAR,
    address_region      VARCHAR,
    metadata            VARCHAR,
    default_method_id   ${id},
    created_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    version             BIGINT                      NOT NULL,
    CONSTRAINT customer_pk PRIMARY KEY (organization_id, mode, id),
    CONSTRAINT customer_external_id_unique UNIQUE (organization_id, mode, external_id),
    CONSTRAINT customer_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT customer_address_whole CHECK (
        CASE WHEN address_country IS NULL
             THEN address_line1 IS NULL AND address_line2 IS NULL AND address_city IS NULL AND address_state IS NULL
                  AND address_postal_code IS NULL AND address_region IS NULL
             ELSE address_line1 IS NOT NULL AND address_city IS NOT NULL AND address_postal_code IS NOT NULL END),
    CONSTRAINT customer_metadata_json CHECK (metadata IS JSON)
);
CREATE INDEX customer_by_email ON customer (organization_id, mode, email_normalized, id);

-- Who pays under an e-mail address: decided once, by whoever asks first.
CREATE TABLE payer (
    organization_id  UUID  NOT NULL,
    mode             ${id} NOT NULL,
    email_normalized ${id} NOT NULL,
    customer_id      ${id} NOT NULL,
    CONSTRAINT payer_pk PRIMARY KEY (organization_id, mode, email_normalized),
    CONSTRAINT payer_mode CHECK (mode IN ('sandbox', 'live'))
);

CREATE TABLE payment_method (
    organization_id UUID                        NOT NULL,
    mode            ${id}                       NOT NULL,
    id              ${id}                       NOT NULL,
    customer_id     ${id}                       NOT NULL,
    provider        VARCHAR                     NOT NULL,
    reference       VARCHAR                     NOT NULL,
    card_brand      VARCHAR                     NOT NULL,
    card_last4      VARCHAR                     NOT NULL,
    card_exp_month  INTEGER                     NOT NULL,
    card_exp_year   INTEGER                     NOT NULL,
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT payment_method_pk PRIMARY KEY (organization_id, mode, id),
    CONSTRAINT payment_method_customer
        FOREIGN KEY (organization_id, mode, customer_id) REFERENCES customer (organization_id, mode, id),
    CONSTRAINT payment_method_mode CHECK (mode IN ('sandbox', 'live')),
    -- Four digits and no more: a whole card number can never be kept here.
    CONSTRAINT payment_method_last4 CHECK (CHAR_LENGTH(card_last4) <= 4),
    CONSTRAINT payment_method_expiry CHECK (card_exp_month BETWEEN 1 AND 12)
);

CREATE TABLE payment (
    organization_id UUID                        NOT NULL,
    mode            ${id}                       NOT NULL,
    id              ${id}                       NOT NULL,
    kind            VARCHAR                     NOT NULL,
    provider        VARCHAR                     NOT NULL,
    currency        VARCHAR                     NOT NULL,
    amount_subtotal BIGINT                      NOT NULL,
    tax_amount      BIGINT                      NOT NULL,
    tax_reason      VARCHAR                     NOT NULL,
    tax_source      VARCHAR                     NOT NULL,
    tax_country     VARCHAR,
    tax_region      VARCHAR,
    tax_name        VARCHAR,
    tax_rate_ppm    INTEGER,
    description     VARCHAR                     NOT NULL,
    metadata        VARCHAR,
    customer_id     ${id},
    link_token      ${id}                       NOT NULL,
    success_url     VARCHAR,
    cancel_url      VARCHAR,
    expires_at      TIMESTAMP(6) WITH TIME ZONE,
    status          VARCHAR                     NOT NULL,
    attempt_id      ${id},
    failure_code    VARCHAR,
    decline_code    VARCHAR,
    failure_message VARCHAR,
    invoice_id      ${id},
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    version         BIGINT                      NOT NULL,
    CONSTRAINT payment_pk PRIMARY KEY (organization_id, mode, id),
    CONSTRAINT payment_link_token_unique UNIQUE (link_token),
    CONSTRAINT payment_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT payment_kind CHECK (kind IN ('link', 'charge')),
    CONSTRAINT payment_currency CHECK (currency ~ '^[a-z]{3}$'),
    CONSTRAINT payment_amounts CHECK (
        amount_subtotal >= 0 AND tax_amount >= 0 AND amount_subtotal + tax_amount <= 9007199254740991),
    CONSTRAINT payment_tax_reason CHECK (tax_reason IN ('standard', 'unknown_location', 'not_registered')),
    CONSTRAINT payment_tax_source CHECK (tax_source IN ('nobody', 'customer', 'payer')),
    CONSTRAINT payment_tax_rate_whole CHECK (
        CASE WHEN tax_rate_ppm IS NULL
             THEN tax_country IS NULL AND tax_region IS NULL AND tax_name IS NULL
             ELSE tax_country IS NOT NULL AND tax_name IS NOT NULL AND tax_rate_ppm BETWEEN 0 AND 1000000 END),
    CONSTRAINT payment_metadata_json CHECK (metadata IS JSON),
    -- A status comes with its facts and with no others.
    CONSTRAINT payment_state CHECK (
        CASE WHEN status IN ('pending', 'canceled')
             THEN attempt_id IS NULL AND invoice_id IS NULL
             WHEN status IN ('processing', 'requires_action', 'failed')
             THEN attempt_id IS NOT NULL AND invoice_id IS NULL
             WHEN status = 'succeeded'
             THEN attempt_id IS NOT NULL AND invoice_id IS NOT NULL
             ELSE FALSE END),
    CONSTRAINT payment_failure CHECK (
        CASE WHEN status = 'failed'
             THEN failure_code IS NOT NULL AND failure_message IS NOT NULL
             ELSE failure_code IS NULL AND decline_code IS NULL AND failure_message IS NULL END)
);
CREATE INDEX payment_by_customer ON payment (organization_id, mode, customer_id, id);

CREATE TABLE payment_transaction (
    organization_id      UUID                        NOT NULL,
    mode                 ${id}                       NOT NULL,
    id                   ${id}                       NOT NULL,
    payment_id           ${id}                       NOT NULL,
    provider             VARCHAR                     NOT NULL,
    instrument           VARCHAR                     NOT NULL,
    instrument_reference VARCHAR                     NOT NULL,
    payment_method_id    ${id},
    payer_email          VARCHAR                     NOT NULL,
    payer_name           VARCHAR,
    address_line1        VARCHAR,
    address_line2        VARCHAR,
    address_city         VARCHAR,
    address_state        VARCHAR,
    address_postal_code  VARCHAR,
    address_country      VARCHAR,
    address_region       VARCHAR,
    currency             VARCHAR                     NOT NULL,
    amount_subtotal      BIGINT                      NOT NULL,
    tax_amount           BIGINT                      NOT NULL,
    tax_reason           VARCHAR                     NOT NULL,
    tax_source           VARCHAR                     NOT NULL,
    tax_country          VARCHAR,
    tax_region           VARCHAR,
    tax_name             VARCHAR,
    tax_rate_ppm         INTEGER,
    status               VARCHAR                     NOT NULL,
    invoice_id           ${id},
    provider_reference   VARCHAR,
    paid_at              TIMESTAMP(6) WITH TIME ZONE,
    failure_code         VARCHAR,
    decline_code         VARCHAR,
    failure_message      VARCHAR,
    succeeded_payment_id ${id},
    created_at           TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at           TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    version              BIGINT                      NOT NULL,
    CONSTRAINT payment_transaction_pk PRIMARY KEY (organization_id, mode, id),
    CONSTRAINT payment_transaction_payment
        FOREIGN KEY (organization_id, mode, payment_id) REFERENCES payment (organization_id, mode, id),
    -- At most one attempt of a payment succeeds: filled when it does, and unique.
    CONSTRAINT payment_transaction_one_success UNIQUE (organization_id, mode, succeeded_payment_id),
    CONSTRAINT payment_transaction_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT payment_transaction_instrument CHECK (
        CASE instrument
             WHEN 'one_time_token' THEN payment_method_id IS NULL
             WHEN 'vaulted' THEN payment_method_id IS NOT NULL
             ELSE FALSE END),
    CONSTRAINT payment_transaction_address_whole CHECK (
        CASE WHEN address_country IS NULL
             THEN address_line1 IS NULL AND address_line2 IS NULL AND address_city IS NULL AND address_state IS NULL
                  AND address_postal_code IS NULL AND address_region IS NULL
             ELSE address_line1 IS NOT NULL AND address_city IS NOT NULL AND address_postal_code IS NOT NULL END),
    CONSTRAINT payment_transaction_currency CHECK (currency ~ '^[a-z]{3}$'),
    CONSTRAINT payment_transaction_amounts CHECK (
        amount_subtotal >= 0 AND tax_amount >= 0 AND amount_subtotal + tax_amount <= 9007199254740991),
    CONSTRAINT payment_transaction_tax_reason CHECK (tax_reason IN ('standard', 'unknown_location', 'not_registered')),
    CONSTRAINT payment_transaction_tax_source CHECK (tax_source IN ('nobody', 'customer', 'payer')),
    CONSTRAINT payment_transaction_tax_rate_whole CHECK (
        CASE WHEN tax_rate_ppm IS NULL
             THEN tax_country IS NULL AND tax_region IS NULL AND tax_name IS NULL
             ELSE tax_country IS NOT NULL AND tax_name IS NOT NULL AND tax_rate_ppm BETWEEN 0 AND 1000000 END),
    CONSTRAINT payment_transaction_state CHECK (
        CASE WHEN status = 'succeeded'
             THEN invoice_id IS NOT NULL AND provider_reference IS NOT NULL AND paid_at IS NOT NULL
                  AND succeeded_payment_id IS NOT NULL AND succeeded_payment_id = payment_id
             WHEN status IN ('pending', 'failed')
             THEN invoice_id IS NULL AND provider_reference IS NULL AND paid_at IS NULL
                  AND succeeded_payment_id IS NULL
             ELSE FALSE END),
    CONSTRAINT payment_transaction_failure CHECK (
        CASE WHEN status = 'failed'
             THEN failure_code IS NOT NULL AND failure_message IS NOT NULL
             ELSE failure_code IS NULL AND decline_code IS NULL AND failure_message IS NULL END)
);
CREATE INDEX payment_transaction_by_payment ON payment_transaction (organization_id, mode, payment_id, id);

-- The last number given out; its row is locked until the unit of work that took a number has ended.
CREATE TABLE invoice_series (
    organization_id UUID   NOT NULL,
    mode            ${id}  NOT NULL,
    series          ${id}  NOT NULL,
    last_sequence   BIGINT NOT NULL,
    CONSTRAINT invoice_series_pk PRIMARY KEY (organization_id, mode, series),
    CONSTRAINT invoice_series_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT invoice_series_last CHECK (last_sequence >= 0)
);

CREATE TABLE invoice (
    organization_id UUID                        NOT NULL,
    mode            ${id}                       NOT NULL,
    id              ${id}                       NOT NULL,
    series          ${id}                       NOT NULL,
    series_sequence BIGINT                      NOT NULL,
    customer_id     ${id}                       NOT NULL,
    payment_id      ${id}                       NOT NULL,
    description     VARCHAR                     NOT NULL,
    currency        VARCHAR                     NOT NULL,
    amount_subtotal BIGINT                      NOT NULL,
    tax_amount      BIGINT                      NOT NULL,
    tax_reason      VARCHAR                     NOT NULL,
    tax_source      VARCHAR                     NOT NULL,
    tax_country     VARCHAR,
    tax_region      VARCHAR,
    tax_name        VARCHAR,
    tax_rate_ppm    INTEGER,
    status          VARCHAR                     NOT NULL,
    issued_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT invoice_pk PRIMARY KEY (organization_id, mode, id),
    CONSTRAINT invoice_payment
        FOREIGN KEY (organization_id, mode, payment_id) REFERENCES payment (organization_id, mode, id),
    CONSTRAINT invoice_customer
        FOREIGN KEY (organization_id, mode, customer_id) REFERENCES customer (organization_id, mode, id),
    CONSTRAINT invoice_number_unique UNIQUE (organization_id, mode, series, series_sequence),
    CONSTRAINT invoice_payment_unique UNIQUE (organization_id, mode, payment_id),
    CONSTRAINT invoice_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT invoice_series_sequence CHECK (series_sequence >= 1),
    CONSTRAINT invoice_status CHECK (status IN ('draft', 'outstanding', 'paid', 'void', 'uncollectible')),
    CONSTRAINT invoice_currency CHECK (currency ~ '^[a-z]{3}$'),
    CONSTRAINT invoice_amounts CHECK (
        amount_subtotal >= 0 AND tax_amount >= 0 AND amount_subtotal + tax_amount <= 9007199254740991),
    CONSTRAINT invoice_tax_reason CHECK (tax_reason IN ('standard', 'unknown_location', 'not_registered')),
    CONSTRAINT invoice_tax_source CHECK (tax_source IN ('nobody', 'customer', 'payer')),
    CONSTRAINT invoice_tax_rate_whole CHECK (
        CASE WHEN tax_rate_ppm IS NULL
             THEN tax_country IS NULL AND tax_region IS NULL AND tax_name IS NULL
             ELSE tax_country IS NOT NULL AND tax_name IS NOT NULL AND tax_rate_ppm BETWEEN 0 AND 1000000 END)
);

CREATE TABLE event (
    organization_id UUID                        NOT NULL,
    mode            ${id}                       NOT NULL,
    id              ${id}                       NOT NULL,
    name            VARCHAR                     NOT NULL,
    occurred_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    data            VARCHAR                     NOT NULL,
    CONSTRAINT event_pk PRIMARY KEY (organization_id, mode, id),
    CONSTRAINT event_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT event_data_json CHECK (data IS JSON)
);

CREATE TABLE idempotency_key (
    organization_id UUID                        NOT NULL,
    mode            ${id}                       NOT NULL,
    client_key      ${id}                       NOT NULL,
    fingerprint     VARCHAR                     NOT NULL,
    payment_id      ${id},
    claimed_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    answer_status   INTEGER,
    sealed_body     VARCHAR,
    CONSTRAINT idempotency_key_pk PRIMARY KEY (organization_id, mode, client_key),
    CONSTRAINT idempotency_key_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT idempotency_key_answer_whole CHECK ((answer_status IS NULL) = (sealed_body IS NULL))
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (claimed_at);
