package dev.hexpay.adapter.sandbox;

import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

class SandboxProviderTest {
    @Nested
    class CardsOnH2 extends SandboxCardCases {
        @Override
        DataSource newDatabase() {
            return Databases.h2();
        }
    }

    @Nested
    class CardsOnPostgres extends SandboxCardCases {
        @Override
        DataSource newDatabase() {
            return Databases.postgres();
        }
    }

    @Nested
    class IdempotencyOnH2 extends SandboxIdempotencyCases {
        @Override
        DataSource newDatabase() {
            return Databases.h2();
        }
    }

    @Nested
    class IdempotencyOnPostgres extends SandboxIdempotencyCases {
        @Override
        DataSource newDatabase() {
            return Databases.postgres();
        }
    }

    @Nested
    class FaultsOnH2 extends SandboxFaultCases {
        @Override
        DataSource newDatabase() {
            return Databases.h2();
        }
    }

    @Nested
    class FaultsOnPostgres extends SandboxFaultCases {
        @Override
        DataSource newDatabase() {
            return Databases.postgres();
        }
    }

    @Nested
    class RefundsOnH2 extends SandboxRefundCases {
        @Override
        DataSource newDatabase() {
            return Databases.h2();
        }
    }

    @Nested
    class RefundsOnPostgres extends SandboxRefundCases {
        @Override
        DataSource newDatabase() {
            return Databases.postgres();
        }
    }

    @Nested
    class NotificationsOnH2 extends NotificationSenderCases {
        @Override
        DataSource newDatabase() {
            return Databases.h2();
        }
    }

    @Nested
    class NotificationsOnPostgres extends NotificationSenderCases {
        @Override
        DataSource newDatabase() {
            return Databases.postgres();
        }
    }

    @Nested
    class CleanupOnH2 extends SandboxCleanupCases {
        @Override
        DataSource newDatabase() {
            return Databases.h2();
        }
    }

    @Nested
    class CleanupOnPostgres extends SandboxCleanupCases {
        @Override
        DataSource newDatabase() {
            return Databases.postgres();
        }
    }
}
