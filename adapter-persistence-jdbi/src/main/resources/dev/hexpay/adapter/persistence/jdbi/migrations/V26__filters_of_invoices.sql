-- Invoices of one status: few of many are not paid. Invoices can be read while the index is built, and writes to them wait.

CREATE INDEX invoice_by_status ON invoice (organization_id, mode, status, id);
