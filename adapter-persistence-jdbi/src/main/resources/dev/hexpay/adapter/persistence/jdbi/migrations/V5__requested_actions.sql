-- Whether the payer of a pending transaction has been required to authenticate. A pending transaction has been saved again
-- for no other reason so far. Servers of the previous version leave the column empty; there, the version tells the same.

ALTER TABLE payment_transaction ADD COLUMN action_requested BOOLEAN;
UPDATE payment_transaction SET action_requested = TRUE WHERE status = 'pending' AND version > 0;
