-- The reference of a card that the provider keeps for the customer who pays with another one. Servers of the previous version
-- leave it empty.
ALTER TABLE payment_transaction ADD COLUMN saved_reference VARCHAR;
