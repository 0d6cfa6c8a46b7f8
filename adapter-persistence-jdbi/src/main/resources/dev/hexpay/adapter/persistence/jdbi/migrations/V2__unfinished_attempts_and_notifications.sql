-- When an attempt that is pending is asked about again; null once its end is known, so the index holds few rows.
ALTER TABLE payment_transaction ADD COLUMN ask_again_at TIMESTAMP(6) WITH TIME ZONE;
UPDATE payment_transaction SET ask_again_at = created_at WHERE status = 'pending';
CREATE INDEX payment_transaction_unfinished ON payment_transaction (ask_again_at);

-- What providers have told; due_at is null once it has been acted on.
CREATE TABLE provider_notification (
    provider        ${id}                       NOT NULL,
    event_id        ${id}                       NOT NULL,
    organization_id UUID                        NOT NULL,
    mode            ${id}                       NOT NULL,
    transaction_id  ${id}                       NOT NULL,
    received_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    due_at          TIMESTAMP(6) WITH TIME ZONE,
    done_at         TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT provider_notification_pk PRIMARY KEY (provider, event_id),
    CONSTRAINT provider_notification_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT provider_notification_due_or_done CHECK ((due_at IS NULL) <> (done_at IS NULL))
);
CREATE INDEX provider_notification_due ON provider_notification (due_at);
CREATE INDEX provider_notification_done ON provider_notification (done_at);
