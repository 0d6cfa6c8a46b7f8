-- The books of the sandbox. A card is kept by its name, for example us_visa; its number is kept nowhere.

CREATE TABLE IF NOT EXISTS <schema>.sandbox_tokens (
    token           VARCHAR(64) NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    mode            VARCHAR(7) NOT NULL,
    card            VARCHAR(40) NOT NULL,
    exp_month       INTEGER NOT NULL,
    exp_year        INTEGER NOT NULL,
    -- The one attempt that it was good for.
    used_by         VARCHAR(40),
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE IF NOT EXISTS <schema>.sandbox_cards (
    reference       VARCHAR(64) NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    mode            VARCHAR(7) NOT NULL,
    card            VARCHAR(40) NOT NULL,
    exp_month       INTEGER NOT NULL,
    exp_year        INTEGER NOT NULL,
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE IF NOT EXISTS <schema>.sandbox_attempts (
    organization_id UUID NOT NULL,
    mode            VARCHAR(7) NOT NULL,
    transaction_id  VARCHAR(40) NOT NULL,
    amount_minor    BIGINT NOT NULL,
    currency        VARCHAR(3) NOT NULL,
    -- What was presented; null when the sandbox does not know it.
    card            VARCHAR(40),
    exp_month       INTEGER,
    exp_year        INTEGER,
    -- Whether the card goes on file when the attempt succeeds.
    is_new_card     BOOLEAN,
    state           VARCHAR(16) NOT NULL
        CHECK (state IN ('processing', 'needs_action', 'succeeded', 'declined')),
    charge          VARCHAR(64),
    vaulted         VARCHAR(64),
    failure_code    VARCHAR(64),
    decline_code    VARCHAR(64),
    failure_message VARCHAR(200),
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (organization_id, mode, transaction_id)
);

-- What really moved. An attempt is not unique here on purpose: were it ever charged twice, it has to show.
CREATE TABLE IF NOT EXISTS <schema>.sandbox_movements (
    charge          VARCHAR(64) NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    mode            VARCHAR(7) NOT NULL,
    transaction_id  VARCHAR(40) NOT NULL,
    amount_minor    BIGINT NOT NULL,
    currency        VARCHAR(3) NOT NULL,
    moved_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX IF NOT EXISTS sandbox_movements_transaction ON <schema>.sandbox_movements (transaction_id);
CREATE INDEX IF NOT EXISTS sandbox_movements_scope ON <schema>.sandbox_movements (organization_id, mode, currency);
