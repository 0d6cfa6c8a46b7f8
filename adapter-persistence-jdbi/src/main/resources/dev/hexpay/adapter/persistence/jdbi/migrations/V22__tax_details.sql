-- The rates of a price when there are several, and the calculation of a tax service. Servers of the previous version leave
-- them out and read the sum of the rates in the columns that they know.

ALTER TABLE payment ADD COLUMN tax_details VARCHAR;
ALTER TABLE payment ADD CONSTRAINT payment_tax_details_json CHECK (tax_details IS JSON);
ALTER TABLE payment_transaction ADD COLUMN tax_details VARCHAR;
ALTER TABLE payment_transaction ADD CONSTRAINT payment_transaction_tax_details_json CHECK (tax_details IS JSON);
ALTER TABLE invoice ADD COLUMN tax_details VARCHAR;
ALTER TABLE invoice ADD CONSTRAINT invoice_tax_details_json CHECK (tax_details IS JSON);
ALTER TABLE credit_note ADD COLUMN tax_details VARCHAR;
ALTER TABLE credit_note ADD CONSTRAINT credit_note_tax_details_json CHECK (tax_details IS JSON);
