-- The time zone in which a document is dated. Empty in older rows, and in rows that servers of the previous version write:
-- these documents are dated in UTC, and stay so.

ALTER TABLE invoice ADD COLUMN seller_time_zone VARCHAR;
ALTER TABLE credit_note ADD COLUMN seller_time_zone VARCHAR;
