-- The refunds that the sandbox was asked for. Of sandbox_questions, those about a refund are counted by its own id.
CREATE TABLE IF NOT EXISTS <schema>.sandbox_refunds (
    organization_id UUID NOT NULL,
    mode            VARCHAR(7) NOT NULL,
    refund_id       VARCHAR(40) NOT NULL,
    -- Whose money; it need not be known to the sandbox.
    transaction_id  VARCHAR(40) NOT NULL,
    amount_minor    BIGINT NOT NULL,
    currency        VARCHAR(3) NOT NULL,
    state           VARCHAR(16) NOT NULL CHECK (state IN ('processing', 'succeeded', 'declined')),
    reference       VARCHAR(64),
    failure_code    VARCHAR(64),
    failure_message VARCHAR(200),
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (organization_id, mode, refund_id)
);

CREATE INDEX IF NOT EXISTS sandbox_refunds_transaction ON <schema>.sandbox_refunds (transaction_id);

-- What really went back. A refund is not unique here on purpose: were it ever given twice, it has to show.
CREATE TABLE IF NOT EXISTS <schema>.sandbox_returns (
    reference       VARCHAR(64) NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    mode            VARCHAR(7) NOT NULL,
    refund_id       VARCHAR(40) NOT NULL,
    transaction_id  VARCHAR(40) NOT NULL,
    amount_minor    BIGINT NOT NULL,
    currency        VARCHAR(3) NOT NULL,
    returned_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX IF NOT EXISTS sandbox_returns_transaction ON <schema>.sandbox_returns (transaction_id);
CREATE INDEX IF NOT EXISTS sandbox_returns_scope ON <schema>.sandbox_returns (organization_id, mode, currency);

-- Who got the money; null while nobody has decided.
ALTER TABLE <schema>.sandbox_disputes ADD COLUMN IF NOT EXISTS verdict VARCHAR(4) CHECK (verdict IN ('won', 'lost'));
