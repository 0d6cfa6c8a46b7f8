package dev.hexpay.sandbox;

import javax.sql.DataSource;

class PostgresSandboxProviderTest extends SandboxProviderCases {
    @Override
    DataSource newBooks() {
        return Databases.postgres();
    }
}
