package dev.hexpay.persistence.jdbi;

import dev.hexpay.testkit.contract.ApiKeysContract;
import dev.hexpay.testkit.contract.CreditNotesContract;
import dev.hexpay.testkit.contract.CustomerSearchContract;
import dev.hexpay.testkit.contract.CustomersContract;
import dev.hexpay.testkit.contract.IdempotencyKeysContract;
import dev.hexpay.testkit.contract.InvoiceListContract;
import dev.hexpay.testkit.contract.InvoicesContract;
import dev.hexpay.testkit.contract.OrganizationsContract;
import dev.hexpay.testkit.contract.OutboxContract;
import dev.hexpay.testkit.contract.PaymentListContract;
import dev.hexpay.testkit.contract.PaymentMethodsContract;
import dev.hexpay.testkit.contract.PaymentsContract;
import dev.hexpay.testkit.contract.ProviderNotificationsContract;
import dev.hexpay.testkit.contract.ReceiptsContract;
import dev.hexpay.testkit.contract.RefundsContract;
import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.TransactionListContract;
import dev.hexpay.testkit.contract.TransactionsContract;
import dev.hexpay.testkit.contract.UnfinishedAttemptsContract;
import dev.hexpay.testkit.contract.UnfinishedRefundsContract;
import dev.hexpay.testkit.contract.UnitOfWorkContract;
import org.junit.jupiter.api.Nested;

/** Every promise of every repository port, for one kind of database. */
abstract class StoreContracts {

    /** The repositories on the database, which is empty. */
    abstract StoreHarness emptied();

    @Nested
    class UnitOfWorkTest extends UnitOfWorkContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class PaymentsTest extends PaymentsContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class PaymentListTest extends PaymentListContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class TransactionsTest extends TransactionsContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class CustomersTest extends CustomersContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class CustomerSearchTest extends CustomerSearchContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class PaymentMethodsTest extends PaymentMethodsContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class InvoicesTest extends InvoicesContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class OutboxTest extends OutboxContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class OrganizationsTest extends OrganizationsContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class ApiKeysTest extends ApiKeysContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class IdempotencyKeysTest extends IdempotencyKeysContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class UnfinishedAttemptsTest extends UnfinishedAttemptsContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class ProviderNotificationsTest extends ProviderNotificationsContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class RefundsTest extends RefundsContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class UnfinishedRefundsTest extends UnfinishedRefundsContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class CreditNotesTest extends CreditNotesContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class ReceiptsTest extends ReceiptsContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class InvoiceListTest extends InvoiceListContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }

    @Nested
    class TransactionListTest extends TransactionListContract {
        @Override
        protected StoreHarness harness() {
            return emptied();
        }
    }
}
