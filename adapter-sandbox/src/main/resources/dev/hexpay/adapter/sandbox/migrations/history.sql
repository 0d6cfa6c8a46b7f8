-- The format of Flyway, which ran the scripts in earlier versions.
CREATE TABLE IF NOT EXISTS <schema>.sandbox_schema_history (
    "installed_rank" INTEGER                             NOT NULL PRIMARY KEY,
    "version"        VARCHAR(50),
    "description"    VARCHAR(200)                        NOT NULL,
    "type"           VARCHAR(20)                         NOT NULL,
    "script"         VARCHAR(1000)                       NOT NULL,
    "checksum"       INTEGER,
    "installed_by"   VARCHAR(100)                        NOT NULL,
    "installed_on"   TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "execution_time" INTEGER                             NOT NULL,
    "success"        BOOLEAN                             NOT NULL
);
