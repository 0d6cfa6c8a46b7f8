-- A migration of its own: payments are locked for a moment only, and not while the indexes of V28 are built. A transaction that
-- has read payments and waits to write them would otherwise wait for this lock, and this lock for it.

ALTER TABLE payment DROP CONSTRAINT payment_link_token_unique;
