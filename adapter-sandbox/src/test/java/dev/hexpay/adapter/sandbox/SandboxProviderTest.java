package dev.hexpay.adapter.sandbox;

import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

@EachDatabase
class SandboxProviderTest {
    private final TestDatabase database;

    SandboxProviderTest(TestDatabase database) {
        this.database = database;
    }

    @Nested
    class Cards extends SandboxCardCases {
        @Override
        DataSource newDatabase() {
            return database.create();
        }
    }

    @Nested
    class Idempotency extends SandboxIdempotencyCases {
        @Override
        DataSource newDatabase() {
            return database.create();
        }
    }

    @Nested
    class Faults extends SandboxFaultCases {
        @Override
        DataSource newDatabase() {
            return database.create();
        }
    }

    @Nested
    class Refunds extends SandboxRefundCases {
        @Override
        DataSource newDatabase() {
            return database.create();
        }
    }

    @Nested
    class Notifications extends NotificationSenderCases {
        @Override
        DataSource newDatabase() {
            return database.create();
        }
    }

    @Nested
    class Cleanup extends SandboxCleanupCases {
        @Override
        DataSource newDatabase() {
            return database.create();
        }
    }
}
