-- Unique keys begin with the scope: a database that is sharded by organization can check no others. Secrets of earlier versions
-- name no scope and are looked up in all of them, by an index that is not unique.
--
-- The table is small. Its strongest lock is taken first, so that no transaction that holds a weaker one waits for this one.

ALTER TABLE api_key DROP CONSTRAINT api_key_secret_unique;
CREATE UNIQUE INDEX api_key_by_secret ON api_key (organization_id, mode, secret_sha256);
CREATE INDEX api_key_by_secret_in_any_scope ON api_key (secret_sha256);
