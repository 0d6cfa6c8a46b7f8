package dev.hexpay.testkit.broken;

import dev.hexpay.testkit.contract.ApiKeysContract;
import dev.hexpay.testkit.contract.AuthenticatingContract;
import dev.hexpay.testkit.contract.ChargingContract;
import dev.hexpay.testkit.contract.CompleteRecordsContract;
import dev.hexpay.testkit.contract.CreditNotesContract;
import dev.hexpay.testkit.contract.CustomerSearchContract;
import dev.hexpay.testkit.contract.CustomersContract;
import dev.hexpay.testkit.contract.DetachingContract;
import dev.hexpay.testkit.contract.DisputingContract;
import dev.hexpay.testkit.contract.IdempotencyKeysContract;
import dev.hexpay.testkit.contract.InvoiceListContract;
import dev.hexpay.testkit.contract.InvoicesContract;
import dev.hexpay.testkit.contract.OrganizationsContract;
import dev.hexpay.testkit.contract.OutboxContract;
import dev.hexpay.testkit.contract.PaymentListContract;
import dev.hexpay.testkit.contract.PaymentMethodsContract;
import dev.hexpay.testkit.contract.PaymentsContract;
import dev.hexpay.testkit.contract.ProviderHarness;
import dev.hexpay.testkit.contract.ProviderNotificationsContract;
import dev.hexpay.testkit.contract.ReceiptsContract;
import dev.hexpay.testkit.contract.RefundingContract;
import dev.hexpay.testkit.contract.RefundsContract;
import dev.hexpay.testkit.contract.StoreHarness;
import dev.hexpay.testkit.contract.TransactionListContract;
import dev.hexpay.testkit.contract.TransactionsContract;
import dev.hexpay.testkit.contract.UnfinishedRefundsContract;
import dev.hexpay.testkit.contract.UnfinishedTransactionsContract;
import dev.hexpay.testkit.contract.UnitOfWorkContract;
import dev.hexpay.testkit.memory.InMemoryHarness;
import java.util.List;

/** Every contract on a sabotaged adapter; only {@link BrokenAdaptersTest} runs them. */
final class Subjects {
    /** The current sabotage. */
    static volatile Sabotage sabotage = PortCall::proceed;

    /** All contracts. */
    static final List<Class<?>> ALL = List.of(
            OnUnitOfWork.class,
            OnPayments.class,
            OnPaymentList.class,
            OnTransactions.class,
            OnCustomers.class,
            OnCustomerSearch.class,
            OnPaymentMethods.class,
            OnInvoices.class,
            OnOutbox.class,
            OnOrganizations.class,
            OnApiKeys.class,
            OnIdempotencyKeys.class,
            OnProviderNotifications.class,
            OnUnfinishedTransactions.class,
            OnRefunds.class,
            OnUnfinishedRefunds.class,
            OnCreditNotes.class,
            OnReceipts.class,
            OnCompleteRecords.class,
            OnInvoiceList.class,
            OnTransactionList.class,
            OnCharging.class,
            OnAuthenticating.class,
            OnRefunding.class,
            OnDisputing.class,
            OnDetaching.class);

    private Subjects() {}

    private static StoreHarness brokenStore() {
        return new SabotagedStore(new InMemoryHarness(), sabotage);
    }

    private static ProviderHarness brokenProvider() {
        return new SabotagedProvider(sabotage);
    }

    static final class OnUnitOfWork extends UnitOfWorkContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnPayments extends PaymentsContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnPaymentList extends PaymentListContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnTransactions extends TransactionsContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnCustomers extends CustomersContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnCustomerSearch extends CustomerSearchContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnPaymentMethods extends PaymentMethodsContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnInvoices extends InvoicesContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnOutbox extends OutboxContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnOrganizations extends OrganizationsContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnApiKeys extends ApiKeysContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnIdempotencyKeys extends IdempotencyKeysContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnProviderNotifications extends ProviderNotificationsContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnUnfinishedTransactions extends UnfinishedTransactionsContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnRefunds extends RefundsContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnUnfinishedRefunds extends UnfinishedRefundsContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnCreditNotes extends CreditNotesContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnReceipts extends ReceiptsContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnCompleteRecords extends CompleteRecordsContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnInvoiceList extends InvoiceListContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnTransactionList extends TransactionListContract {
        @Override
        protected StoreHarness harness() {
            return brokenStore();
        }
    }

    static final class OnCharging extends ChargingContract {
        @Override
        protected ProviderHarness harness() {
            return brokenProvider();
        }
    }

    static final class OnAuthenticating extends AuthenticatingContract {
        @Override
        protected ProviderHarness harness() {
            return brokenProvider();
        }
    }

    static final class OnRefunding extends RefundingContract {
        @Override
        protected ProviderHarness harness() {
            return brokenProvider();
        }
    }

    static final class OnDisputing extends DisputingContract {
        @Override
        protected ProviderHarness harness() {
            return brokenProvider();
        }
    }

    static final class OnDetaching extends DetachingContract {
        @Override
        protected ProviderHarness harness() {
            return brokenProvider();
        }
    }
}
