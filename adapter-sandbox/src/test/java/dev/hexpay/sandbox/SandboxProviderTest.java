package dev.hexpay.sandbox;

import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

class SandboxProviderTest {
    @Nested
    class CardsOnH2 extends SandboxCardCases {
        @Override
        DataSource newBooks() {
            return Databases.h2();
        }
    }

    @Nested
    class CardsOnPostgres extends SandboxCardCases {
        @Override
        DataSource newBooks() {
            return Databases.postgres();
        }
    }

    @Nested
    class KeysOnH2 extends SandboxKeyCases {
        @Override
        DataSource newBooks() {
            return Databases.h2();
        }
    }

    @Nested
    class KeysOnPostgres extends SandboxKeyCases {
        @Override
        DataSource newBooks() {
            return Databases.postgres();
        }
    }

    @Nested
    class FaultsOnH2 extends SandboxFaultCases {
        @Override
        DataSource newBooks() {
            return Databases.h2();
        }
    }

    @Nested
    class FaultsOnPostgres extends SandboxFaultCases {
        @Override
        DataSource newBooks() {
            return Databases.postgres();
        }
    }

    @Nested
    class RefundsOnH2 extends SandboxRefundCases {
        @Override
        DataSource newBooks() {
            return Databases.h2();
        }
    }

    @Nested
    class RefundsOnPostgres extends SandboxRefundCases {
        @Override
        DataSource newBooks() {
            return Databases.postgres();
        }
    }

    @Nested
    class NotificationsOnH2 extends SandboxNotifierCases {
        @Override
        DataSource newBooks() {
            return Databases.h2();
        }
    }

    @Nested
    class NotificationsOnPostgres extends SandboxNotifierCases {
        @Override
        DataSource newBooks() {
            return Databases.postgres();
        }
    }

    @Nested
    class SweepingOnH2 extends SandboxSweeperCases {
        @Override
        DataSource newBooks() {
            return Databases.h2();
        }
    }

    @Nested
    class SweepingOnPostgres extends SandboxSweeperCases {
        @Override
        DataSource newBooks() {
            return Databases.postgres();
        }
    }
}
