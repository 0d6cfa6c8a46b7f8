-- The master keys under which servers have encrypted and signed, none of them in clear: with another key, a server would
-- not read what the database holds.

CREATE TABLE master_key (
    key_id        ${id}                       NOT NULL,
    check_value   VARCHAR                     NOT NULL,
    current_since TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    discarded_at  TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT master_key_pk PRIMARY KEY (key_id)
);
