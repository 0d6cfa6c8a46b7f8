package dev.hexpay.application;

import dev.hexpay.application.policy.Policies;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.Jobs;
import dev.hexpay.application.port.in.apikey.ApiKeyPorts;
import dev.hexpay.application.port.in.customer.CustomerPorts;
import dev.hexpay.application.port.in.invoice.InvoicePorts;
import dev.hexpay.application.port.in.operator.CreateLoginLink;
import dev.hexpay.application.port.in.operator.OperatorPorts;
import dev.hexpay.application.port.in.payment.PaymentPorts;
import dev.hexpay.application.port.in.payment.TransactionPorts;
import dev.hexpay.application.port.in.paypage.PayPagePorts;
import dev.hexpay.application.port.in.provider.ProviderPorts;
import dev.hexpay.application.port.in.refund.RefundPorts;
import dev.hexpay.application.port.in.webhook.EnableWebhook;
import dev.hexpay.application.port.in.webhook.WebhookPorts;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.WebhookEndpoints.Lane;
import dev.hexpay.application.usecase.apikey.ApiKeyHandlers;
import dev.hexpay.application.usecase.apikey.ProvisionOrganizationHandler;
import dev.hexpay.application.usecase.consistency.ConsistencyHandler;
import dev.hexpay.application.usecase.customer.CreateCustomerHandler;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.application.usecase.customer.CustomerQueryHandler;
import dev.hexpay.application.usecase.customer.CustomerVault;
import dev.hexpay.application.usecase.customer.PaymentMethodHandlers;
import dev.hexpay.application.usecase.customer.UpdateCustomerHandler;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.application.usecase.idempotency.RequestLeases;
import dev.hexpay.application.usecase.invoice.DownloadDocumentHandler;
import dev.hexpay.application.usecase.invoice.InvoiceQueryHandler;
import dev.hexpay.application.usecase.invoice.ReceiptSender;
import dev.hexpay.application.usecase.invoice.SendInvoiceHandler;
import dev.hexpay.application.usecase.invoice.UpdateInvoiceStatusHandler;
import dev.hexpay.application.usecase.job.RetentionCleanup;
import dev.hexpay.application.usecase.notification.NotificationInbox;
import dev.hexpay.application.usecase.notification.SubjectRefresh;
import dev.hexpay.application.usecase.operator.AuditQueryHandler;
import dev.hexpay.application.usecase.operator.CreateLoginLinkHandler;
import dev.hexpay.application.usecase.operator.PaymentHistoryQueryHandler;
import dev.hexpay.application.usecase.operator.PerformActionHandler;
import dev.hexpay.application.usecase.operator.ReportQueryHandler;
import dev.hexpay.application.usecase.operator.SearchQueryHandler;
import dev.hexpay.application.usecase.operator.SessionHandlers;
import dev.hexpay.application.usecase.payment.CancelPaymentHandler;
import dev.hexpay.application.usecase.payment.ChargeCustomerHandler;
import dev.hexpay.application.usecase.payment.DisputeQueryHandler;
import dev.hexpay.application.usecase.payment.OpenPaymentLinkHandler;
import dev.hexpay.application.usecase.payment.PaymentQueryHandler;
import dev.hexpay.application.usecase.payment.PaymentReconciler;
import dev.hexpay.application.usecase.payment.PaymentSettlement;
import dev.hexpay.application.usecase.payment.RetryTransactionHandler;
import dev.hexpay.application.usecase.payment.TaxPricing;
import dev.hexpay.application.usecase.payment.TransactionQueryHandler;
import dev.hexpay.application.usecase.paypage.FinishAuthenticationHandler;
import dev.hexpay.application.usecase.paypage.LinkPricing;
import dev.hexpay.application.usecase.paypage.PayLinkHandler;
import dev.hexpay.application.usecase.paypage.PayPageQueryHandler;
import dev.hexpay.application.usecase.provider.CheckoutGateway;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.application.usecase.provider.ReconciliationHandler;
import dev.hexpay.application.usecase.provider.ResolveTestDisputeHandler;
import dev.hexpay.application.usecase.refund.RefundQueryHandler;
import dev.hexpay.application.usecase.refund.RefundReconciler;
import dev.hexpay.application.usecase.refund.RefundSettlement;
import dev.hexpay.application.usecase.refund.RefundTransactionHandler;
import dev.hexpay.application.usecase.webhook.EnableWebhookHandler;
import dev.hexpay.application.usecase.webhook.EventDistributor;
import dev.hexpay.application.usecase.webhook.EventQueryHandler;
import dev.hexpay.application.usecase.webhook.RestartDeliveryHandlers;
import dev.hexpay.application.usecase.webhook.SecretReencryption;
import dev.hexpay.application.usecase.webhook.TestWebhookHandler;
import dev.hexpay.application.usecase.webhook.WebhookDeliverer;
import dev.hexpay.application.usecase.webhook.WebhookEndpointHandlers;
import dev.hexpay.application.usecase.webhook.WebhookQueryHandler;
import java.time.InstantSource;

/** The application without its adapters: out-ports go in, in-ports come out. */
public final class Application {
    private final OutPorts out;
    private final Policies policies;
    private final RequestLeases leases;
    private final IdempotentExecution execution;
    private final TaxPricing pricing;
    private final EventRecorder events;
    private final CustomerLookup customerLookup;
    private final ProviderGateway gateway;
    private final PaymentSettlement settlement;
    private final RefundSettlement refundSettlement;
    private final RefundReconciler refundReconciler;
    private final NotificationInbox notifications;
    private final ReconciliationHandler reconciliation;
    private final DownloadDocumentHandler documents;

    private Application(OutPorts out, Policies policies) {
        this.out = out;
        this.policies = policies;
        this.leases = new RequestLeases(out);
        this.execution = new IdempotentExecution(out, leases);
        this.pricing = new TaxPricing(out);
        this.events = new EventRecorder(out);
        this.customerLookup = new CustomerLookup(out.store().customers());
        this.gateway = new ProviderGateway(out);
        this.settlement = new PaymentSettlement(out, events, new CustomerVault(out, events, policies.reverseCharge()));
        this.refundSettlement = new RefundSettlement(out, events);
        this.refundReconciler = new RefundReconciler(out, gateway, refundSettlement);
        this.notifications = new NotificationInbox(out, new SubjectRefresh(out, gateway, settlement, refundReconciler));
        this.reconciliation = new ReconciliationHandler(out, gateway);
        this.documents = new DownloadDocumentHandler(out);
    }

    /** Wires the use cases to these out-ports, with the default policies. */
    public static InPorts create(OutPorts out) {
        return create(out, Policies.DEFAULT);
    }

    /** Wires the use cases to these out-ports, with these policies. */
    public static InPorts create(OutPorts out, Policies policies) {
        return new Application(out, policies).inPorts();
    }

    /** Wires the use cases for API keys and organizations alone, which need nothing else and no master key. */
    public static ApiKeyPorts apiKeys(Store store, IdSource ids, InstantSource clock) {
        ApiKeyHandlers keys = new ApiKeyHandlers(store, ids, clock);
        return new ApiKeyPorts(keys, keys, keys, keys, new ProvisionOrganizationHandler(store, keys, ids, clock));
    }

    /** Wires the operator's use case for webhook endpoints alone, which needs no master key. */
    public static EnableWebhook enableWebhook(Store store) {
        return new EnableWebhookHandler(store);
    }

    /** Wires the operator's use case for login links alone, which needs no master key. */
    public static CreateLoginLink loginLinks(Store store, IdSource ids, InstantSource clock) {
        return new CreateLoginLinkHandler(store, ids, clock);
    }

    private InPorts inPorts() {
        return new InPorts(
                payments(),
                transactions(),
                refunds(),
                payPage(),
                customers(),
                invoices(),
                apiKeys(out.store(), out.crypto().ids(), out.clock()),
                providers(),
                webhooks(),
                operators(),
                execution,
                jobs());
    }

    private PaymentPorts payments() {
        return new PaymentPorts(
                new OpenPaymentLinkHandler(out, pricing, events, policies.linkTokens()),
                new ChargeCustomerHandler(out, policies, execution, settlement),
                new CancelPaymentHandler(out, events),
                new PaymentQueryHandler(out, customerLookup));
    }

    private TransactionPorts transactions() {
        return new TransactionPorts(
                new RetryTransactionHandler(out),
                new TransactionQueryHandler(out, customerLookup),
                new DisputeQueryHandler(out));
    }

    private RefundPorts refunds() {
        return new RefundPorts(
                new RefundTransactionHandler(out, execution, gateway, refundSettlement),
                new RefundQueryHandler(out),
                refundReconciler);
    }

    private PayPagePorts payPage() {
        return new PayPagePorts(
                new PayPageQueryHandler(
                        out,
                        new LinkPricing(out, policies.reverseCharge()),
                        new CheckoutGateway(out, gateway),
                        documents),
                new PayLinkHandler(out, policies, gateway, settlement),
                new FinishAuthenticationHandler(out, gateway, settlement));
    }

    private CustomerPorts customers() {
        CreateCustomerHandler create = new CreateCustomerHandler(out, events);
        PaymentMethodHandlers methods = new PaymentMethodHandlers(out, gateway, events);
        return new CustomerPorts(
                create,
                create,
                new UpdateCustomerHandler(out, customerLookup, events),
                methods,
                methods,
                new CustomerQueryHandler(out, customerLookup));
    }

    private InvoicePorts invoices() {
        return new InvoicePorts(
                new UpdateInvoiceStatusHandler(out, events),
                new SendInvoiceHandler(out),
                documents,
                documents,
                new InvoiceQueryHandler(out, customerLookup));
    }

    private ProviderPorts providers() {
        return new ProviderPorts(notifications, notifications, new ResolveTestDisputeHandler(out), reconciliation);
    }

    private WebhookPorts webhooks() {
        WebhookEndpointHandlers endpoints = new WebhookEndpointHandlers(out);
        RestartDeliveryHandlers restart = new RestartDeliveryHandlers(out);
        return new WebhookPorts(
                endpoints,
                endpoints,
                endpoints,
                endpoints,
                new TestWebhookHandler(out),
                restart,
                restart,
                enableWebhook(out.store()),
                new WebhookQueryHandler(out),
                new EventQueryHandler(out));
    }

    private OperatorPorts operators() {
        SessionHandlers sessions = new SessionHandlers(
                out, new ApiKeyHandlers(out.store(), out.crypto().ids(), out.clock()));
        return new OperatorPorts(
                loginLinks(out.store(), out.crypto().ids(), out.clock()),
                sessions,
                sessions,
                sessions,
                new PerformActionHandler(out),
                new AuditQueryHandler(out),
                new ReportQueryHandler(out, notifications),
                new PaymentHistoryQueryHandler(out),
                new SearchQueryHandler(out),
                new ConsistencyHandler(out, reconciliation, policies.retention()));
    }

    private Jobs jobs() {
        return new Jobs(
                new PaymentReconciler(out, gateway, settlement),
                refundReconciler,
                new ReceiptSender(out),
                notifications,
                leases,
                new EventDistributor(out),
                new WebhookDeliverer(out, Lane.HEALTHY),
                new WebhookDeliverer(out, Lane.FAILING),
                new SecretReencryption(out),
                new RetentionCleanup(out, policies.retention()));
    }
}
