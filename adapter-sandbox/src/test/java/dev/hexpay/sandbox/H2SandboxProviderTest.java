package dev.hexpay.sandbox;

import javax.sql.DataSource;

class H2SandboxProviderTest extends SandboxProviderCases {
    @Override
    DataSource newBooks() {
        return Databases.h2();
    }
}
