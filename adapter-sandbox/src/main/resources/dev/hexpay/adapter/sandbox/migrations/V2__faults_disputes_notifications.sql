-- How often a question was asked; kept only where something may go wrong by plan.
CREATE TABLE IF NOT EXISTS <schema>.sandbox_questions (
    organization_id UUID NOT NULL,
    mode            VARCHAR(7) NOT NULL,
    transaction_id  VARCHAR(40) NOT NULL,
    question        VARCHAR(16) NOT NULL,
    times           INTEGER NOT NULL,
    PRIMARY KEY (organization_id, mode, transaction_id, question)
);

-- What the attempt will yet come to, whatever was said of it so far; null for nothing else than what it is.
ALTER TABLE <schema>.sandbox_attempts ADD COLUMN IF NOT EXISTS late_outcome VARCHAR(16)
    CHECK (late_outcome IN ('succeeds', 'is_disputed', 'declines', 'asks_payer'));

CREATE TABLE IF NOT EXISTS <schema>.sandbox_disputes (
    dispute         VARCHAR(64) NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    mode            VARCHAR(7) NOT NULL,
    transaction_id  VARCHAR(40) NOT NULL,
    charge          VARCHAR(64) NOT NULL,
    amount_minor    BIGINT NOT NULL,
    currency        VARCHAR(3) NOT NULL,
    disputed_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX IF NOT EXISTS sandbox_disputes_transaction ON <schema>.sandbox_disputes (transaction_id);

-- What is told about attempts; due_at is null once it has been delivered or given up.
CREATE TABLE IF NOT EXISTS <schema>.sandbox_notifications (
    event_id        VARCHAR(64) NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL,
    mode            VARCHAR(7) NOT NULL,
    transaction_id  VARCHAR(40) NOT NULL,
    tries           INTEGER NOT NULL,
    due_at          TIMESTAMP(6) WITH TIME ZONE,
    delivered_at    TIMESTAMP(6) WITH TIME ZONE,
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX IF NOT EXISTS sandbox_notifications_due ON <schema>.sandbox_notifications (due_at);
