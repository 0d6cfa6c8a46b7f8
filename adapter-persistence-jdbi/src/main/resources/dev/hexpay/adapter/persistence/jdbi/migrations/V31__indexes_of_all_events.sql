-- A migration of its own: events are locked for a moment only, and not while the indexes of V30 are built, see V29.

DROP INDEX IF EXISTS event_by_payment;
DROP INDEX IF EXISTS event_by_transaction;
DROP INDEX IF EXISTS event_by_invoice;
DROP INDEX IF EXISTS event_by_customer;
DROP INDEX IF EXISTS event_by_refund;
DROP INDEX IF EXISTS event_by_dispute;
DROP INDEX IF EXISTS event_undistributed;
