-- The rendered file of each document, by what is printed on it. It is stored once and never changes. Servers of the
-- previous version do not use it: they render again.

CREATE TABLE document_file (
    organization_id UUID     NOT NULL,
    mode            ${id}    NOT NULL,
    document_id     ${id}    NOT NULL,
    edition         ${id}    NOT NULL,
    pdf             ${bytes} NOT NULL,
    CONSTRAINT document_file_pk PRIMARY KEY (organization_id, mode, document_id, edition),
    CONSTRAINT document_file_mode CHECK (mode IN ('sandbox', 'live')),
    CONSTRAINT document_file_edition CHECK (
        edition IN ('draft', 'outstanding', 'paid', 'void', 'uncollectible', 'issued')),
    CONSTRAINT document_file_not_empty CHECK (OCTET_LENGTH(pdf) > 0)
);
