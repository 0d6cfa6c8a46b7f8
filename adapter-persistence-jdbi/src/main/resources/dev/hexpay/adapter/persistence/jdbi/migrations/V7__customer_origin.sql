-- Who created a customer: the merchant, or the payer of a link without customer. Empty in older rows and in rows that
-- servers of the previous version write; they are read as the merchant's.

ALTER TABLE customer ADD COLUMN origin VARCHAR;
ALTER TABLE customer ADD CONSTRAINT customer_origin CHECK (origin IN ('merchant', 'payment_link'));
