package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.testkit.contract.ApiKeysContract;
import dev.hexpay.testkit.contract.AttentionContract;
import dev.hexpay.testkit.contract.AuditLogContract;
import dev.hexpay.testkit.contract.BacklogContract;
import dev.hexpay.testkit.contract.CompleteRecordsContract;
import dev.hexpay.testkit.contract.CreditNotesContract;
import dev.hexpay.testkit.contract.CustomerSearchContract;
import dev.hexpay.testkit.contract.CustomersContract;
import dev.hexpay.testkit.contract.DisputesContract;
import dev.hexpay.testkit.contract.DocumentFilesContract;
import dev.hexpay.testkit.contract.EventDistributionContract;
import dev.hexpay.testkit.contract.EventListContract;
import dev.hexpay.testkit.contract.IdempotencyInsertsContract;
import dev.hexpay.testkit.contract.IdempotencyKeysContract;
import dev.hexpay.testkit.contract.IdempotencyLeasesContract;
import dev.hexpay.testkit.contract.InvoiceListContract;
import dev.hexpay.testkit.contract.InvoicesContract;
import dev.hexpay.testkit.contract.LoginLinksContract;
import dev.hexpay.testkit.contract.LookUpsContract;
import dev.hexpay.testkit.contract.OperatorSessionsContract;
import dev.hexpay.testkit.contract.OrganizationsContract;
import dev.hexpay.testkit.contract.OutboxContract;
import dev.hexpay.testkit.contract.PaymentListContract;
import dev.hexpay.testkit.contract.PaymentMethodsContract;
import dev.hexpay.testkit.contract.PaymentTraceContract;
import dev.hexpay.testkit.contract.PaymentsContract;
import dev.hexpay.testkit.contract.ProviderNotificationsContract;
import dev.hexpay.testkit.contract.ReceiptsContract;
import dev.hexpay.testkit.contract.RefundListContract;
import dev.hexpay.testkit.contract.RefundsContract;
import dev.hexpay.testkit.contract.ReportsContract;
import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.TransactionListContract;
import dev.hexpay.testkit.contract.TransactionsContract;
import dev.hexpay.testkit.contract.UnfinishedRefundsContract;
import dev.hexpay.testkit.contract.UnfinishedTransactionsContract;
import dev.hexpay.testkit.contract.UnitOfWorkContract;
import dev.hexpay.testkit.contract.WebhookAttemptsContract;
import dev.hexpay.testkit.contract.WebhookDeliveriesContract;
import dev.hexpay.testkit.contract.WebhookDueContract;
import dev.hexpay.testkit.contract.WebhookEndpointsContract;
import dev.hexpay.testkit.contract.WebhookLeasesContract;
import org.junit.jupiter.api.Nested;

/** The contracts of all repository ports, for one kind of database. */
abstract class StoreContracts {

    /** The repositories on an empty database. */
    abstract StoreHarness emptyStore();

    @Nested
    class UnitOfWorkTest extends UnitOfWorkContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class PaymentsTest extends PaymentsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class PaymentListTest extends PaymentListContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class TransactionsTest extends TransactionsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class CustomersTest extends CustomersContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class CustomerSearchTest extends CustomerSearchContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class PaymentMethodsTest extends PaymentMethodsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class InvoicesTest extends InvoicesContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class OutboxTest extends OutboxContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class EventListTest extends EventListContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class EventDistributionTest extends EventDistributionContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class WebhookEndpointsTest extends WebhookEndpointsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class WebhookLeasesTest extends WebhookLeasesContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class WebhookDeliveriesTest extends WebhookDeliveriesContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class WebhookDueTest extends WebhookDueContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class WebhookAttemptsTest extends WebhookAttemptsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class OrganizationsTest extends OrganizationsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class ApiKeysTest extends ApiKeysContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class IdempotencyKeysTest extends IdempotencyKeysContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class IdempotencyInsertsTest extends IdempotencyInsertsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class IdempotencyLeasesTest extends IdempotencyLeasesContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class UnfinishedTransactionsTest extends UnfinishedTransactionsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class ProviderNotificationsTest extends ProviderNotificationsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class RefundsTest extends RefundsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class RefundListTest extends RefundListContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class DisputesTest extends DisputesContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class UnfinishedRefundsTest extends UnfinishedRefundsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class CreditNotesTest extends CreditNotesContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class ReceiptsTest extends ReceiptsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class DocumentFilesTest extends DocumentFilesContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class CompleteRecordsTest extends CompleteRecordsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class InvoiceListTest extends InvoiceListContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class TransactionListTest extends TransactionListContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class LoginLinksTest extends LoginLinksContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class OperatorSessionsTest extends OperatorSessionsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class AuditLogTest extends AuditLogContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class PaymentTraceTest extends PaymentTraceContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class LookUpsTest extends LookUpsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class ReportsTest extends ReportsContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class AttentionTest extends AttentionContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }

    @Nested
    class BacklogTest extends BacklogContract {
        @Override
        protected StoreHarness harness() {
            return emptyStore();
        }
    }
}
