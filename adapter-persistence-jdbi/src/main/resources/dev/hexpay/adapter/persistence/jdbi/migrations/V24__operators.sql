-- Operators: login links, sessions and the audit log; and what their pages show of payments. Servers of the previous version
-- leave the new columns empty.

-- The API key that created a payment, and when its page was first opened. No version is counted for the latter.
ALTER TABLE payment ADD COLUMN created_by ${id};
ALTER TABLE payment ADD COLUMN opened_at TIMESTAMP(6) WITH TIME ZONE;

CREATE TABLE login_link (
    token_sha256 ${id}                       NOT NULL,
    name         VARCHAR                     NOT NULL,
    role         VARCHAR                     NOT NULL,
    expires_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    used_at      TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT login_link_pk PRIMARY KEY (token_sha256),
    CONSTRAINT login_link_role CHECK (role IN ('viewer', 'support', 'admin'))
);
CREATE INDEX login_link_by_age ON login_link (expires_at);

-- Who logged in with an API key is bound to its scope, and who used a login link to none.
CREATE TABLE operator_session (
    token_sha256    ${id}                       NOT NULL,
    name            VARCHAR                     NOT NULL,
    role            VARCHAR                     NOT NULL,
    organization_id UUID,
    mode            ${id},
    api_key_id      ${id},
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    last_used_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT operator_session_pk PRIMARY KEY (token_sha256),
    CONSTRAINT operator_session_role CHECK (role IN ('viewer', 'support', 'admin')),
    CONSTRAINT operator_session_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT operator_session_scope_whole CHECK (
        (organization_id IS NULL) = (mode IS NULL) AND (api_key_id IS NULL OR mode IS NOT NULL))
);
CREATE INDEX operator_session_by_age ON operator_session (last_used_at);

-- What belongs to no scope has no organization.
CREATE TABLE audit_entry (
    organization_id UUID,
    mode            ${id},
    id              ${id}                       NOT NULL,
    actor           VARCHAR                     NOT NULL,
    role            VARCHAR                     NOT NULL,
    action          VARCHAR                     NOT NULL,
    subject         ${id},
    started_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    outcome         VARCHAR                     NOT NULL,
    error_code      VARCHAR,
    CONSTRAINT audit_entry_pk PRIMARY KEY (id),
    CONSTRAINT audit_entry_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT audit_entry_scope_whole CHECK ((organization_id IS NULL) = (mode IS NULL)),
    CONSTRAINT audit_entry_role CHECK (role IN ('viewer', 'support', 'admin')),
    CONSTRAINT audit_entry_outcome CHECK (
        CASE outcome WHEN 'unknown' THEN error_code IS NULL
                     WHEN 'succeeded' THEN error_code IS NULL
                     WHEN 'refused' THEN error_code IS NOT NULL
                     ELSE FALSE END)
);
CREATE INDEX audit_entry_by_scope ON audit_entry (organization_id, mode, id);
CREATE INDEX audit_entry_by_subject ON audit_entry (organization_id, mode, subject, id);
