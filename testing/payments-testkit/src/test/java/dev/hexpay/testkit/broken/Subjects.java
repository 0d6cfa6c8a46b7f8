package dev.hexpay.testkit.broken;

import dev.hexpay.testkit.contract.ApiKeysContract;
import dev.hexpay.testkit.contract.AttentionContract;
import dev.hexpay.testkit.contract.AuditLogContract;
import dev.hexpay.testkit.contract.AuthenticatingContract;
import dev.hexpay.testkit.contract.BacklogContract;
import dev.hexpay.testkit.contract.ChargingContract;
import dev.hexpay.testkit.contract.CompleteRecordsContract;
import dev.hexpay.testkit.contract.CreditNotesContract;
import dev.hexpay.testkit.contract.CustomerSearchContract;
import dev.hexpay.testkit.contract.CustomersContract;
import dev.hexpay.testkit.contract.DetachingContract;
import dev.hexpay.testkit.contract.DisputesContract;
import dev.hexpay.testkit.contract.DisputingContract;
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
import dev.hexpay.testkit.contract.ProviderHarness;
import dev.hexpay.testkit.contract.ProviderNotificationsContract;
import dev.hexpay.testkit.contract.ReceiptsContract;
import dev.hexpay.testkit.contract.RefundListContract;
import dev.hexpay.testkit.contract.RefundingContract;
import dev.hexpay.testkit.contract.RefundsContract;
import dev.hexpay.testkit.contract.ReportsContract;
import dev.hexpay.testkit.contract.StatementContract;
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
import dev.hexpay.testkit.memory.InMemoryHarness;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.matcher.ElementMatchers;

/** Every contract on a sabotaged adapter; only {@link BrokenAdaptersTest} runs them. */
final class Subjects {
    /** The current sabotage. */
    static volatile Sabotage sabotage = PortCall::proceed;

    /** A subclass of each contract. */
    static final List<Class<?>> ALL = Stream.<Stream<Class<?>>>of(
                    Stream.<Class<?>>of(
                                    UnitOfWorkContract.class,
                                    PaymentsContract.class,
                                    PaymentListContract.class,
                                    TransactionsContract.class,
                                    CustomersContract.class,
                                    CustomerSearchContract.class,
                                    PaymentMethodsContract.class,
                                    InvoicesContract.class,
                                    OutboxContract.class,
                                    EventListContract.class,
                                    EventDistributionContract.class,
                                    WebhookEndpointsContract.class,
                                    WebhookLeasesContract.class,
                                    WebhookDeliveriesContract.class,
                                    WebhookDueContract.class,
                                    WebhookAttemptsContract.class,
                                    OrganizationsContract.class,
                                    ApiKeysContract.class,
                                    IdempotencyInsertsContract.class,
                                    IdempotencyKeysContract.class,
                                    IdempotencyLeasesContract.class,
                                    ProviderNotificationsContract.class,
                                    UnfinishedTransactionsContract.class,
                                    RefundsContract.class,
                                    RefundListContract.class,
                                    DisputesContract.class,
                                    UnfinishedRefundsContract.class,
                                    CreditNotesContract.class,
                                    ReceiptsContract.class,
                                    DocumentFilesContract.class,
                                    CompleteRecordsContract.class,
                                    InvoiceListContract.class,
                                    TransactionListContract.class,
                                    LoginLinksContract.class,
                                    OperatorSessionsContract.class,
                                    AuditLogContract.class,
                                    PaymentTraceContract.class,
                                    LookUpsContract.class,
                                    ReportsContract.class,
                                    AttentionContract.class,
                                    BacklogContract.class)
                            .map(contract -> subject(contract, "brokenStore")),
                    Stream.<Class<?>>of(
                                    ChargingContract.class,
                                    AuthenticatingContract.class,
                                    RefundingContract.class,
                                    DisputingContract.class,
                                    DetachingContract.class,
                                    StatementContract.class)
                            .map(contract -> subject(contract, "brokenProvider")),
                    BrokenFakes.ALL.stream())
            .flatMap(subjects -> subjects)
            .toList();

    private Subjects() {}

    static StoreHarness brokenStore() {
        return new SabotagedStore(new InMemoryHarness(), sabotage);
    }

    static ProviderHarness brokenProvider() {
        return new SabotagedProvider(sabotage);
    }

    /** The adapter with the current sabotage. */
    static <T> T broken(Class<T> port, T adapter) {
        return sabotage.plantedIn(port, null, adapter);
    }

    /** The name of a subject in {@code caught.txt}: that of its contract. */
    static String name(Class<?> subject) {
        return subject.getSuperclass().getSimpleName().replaceFirst("Contract$", "");
    }

    private static Method method(String name) {
        try {
            return Subjects.class.getDeclaredMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A subclass of the contract whose {@code harness()} calls this method of {@code Subjects}. */
    private static Class<?> subject(Class<?> contract, String harness) {
        return new ByteBuddy()
                .subclass(contract)
                .name(Subjects.class.getPackageName() + ".Broken" + contract.getSimpleName())
                .method(ElementMatchers.named("harness"))
                .intercept(MethodCall.invoke(method(harness)))
                .make()
                .load(Subjects.class.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
                .getLoaded();
    }
}
