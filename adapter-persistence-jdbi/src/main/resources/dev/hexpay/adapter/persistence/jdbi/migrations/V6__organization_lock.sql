-- One row that serializes the creation of organizations: it is locked while one is created.

CREATE TABLE organization_lock (id SMALLINT PRIMARY KEY);
INSERT INTO organization_lock (id) VALUES (1);
