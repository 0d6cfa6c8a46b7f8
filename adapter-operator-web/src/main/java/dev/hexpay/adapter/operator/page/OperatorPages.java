package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.web.Actions;
import dev.hexpay.adapter.operator.web.Router;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.webhook.WebhookPorts;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.tenant.Mode;
import java.time.InstantSource;
import java.util.List;

/** All pages of a place. */
public final class OperatorPages {
    private static final List<Link> NAVIGATION = List.of(
            new Link("Overview", OverviewPage.PATH),
            new Link("Payments", PaymentsPage.PATH),
            new Link("Customers", CustomersPage.PATH),
            new Link("Refunds", RefundsPage.REFUNDS),
            new Link("Disputes", RefundsPage.DISPUTES),
            new Link("Invoices", InvoicesPage.PATH),
            new Link("Credit notes", CreditNotesPage.PATH),
            new Link("Tax report", TaxPage.PATH),
            new Link("Reconciliation", ReconciliationPage.PATH),
            new Link("Events", EventsPage.PATH),
            new Link("Webhooks", EndpointsPage.PATH),
            new Link("API keys", KeysPage.PATH),
            new Link("Sandbox", SandboxPage.PATH),
            new Link("Audit log", AuditPage.PATH));

    private final Tools tools;

    /** The pages of these use cases. */
    public OperatorPages(Tools tools) {
        this.tools = tools;
    }

    /** What the pages need. */
    public record Tools(InPorts ports, Actions actions, PublicUrls urls, InstantSource clock) {}

    /** The navigation in this mode: names and paths. */
    public static List<Link> navigation(Mode mode) {
        return NAVIGATION.stream()
                .filter(link -> !mode.isLive() || !link.href().equals(SandboxPage.PATH))
                .toList();
    }

    /** Adds the routes. */
    public void addTo(Router router) {
        router.get(OverviewPage.PATH, new OverviewPage(tools)::show);
        router.get(SearchPage.PATH, new SearchPage(tools.ports().operators().search())::find);
        addPayments(router);
        addCustomers(router);
        addDocuments(router);
        addWebhooks(router);
        KeysPage keys = new KeysPage(tools);
        router.get(KeysPage.PATH, keys::list);
        router.post(KeysPage.PATH, OperatorAction.CREATE_API_KEY, keys::create, keys::list);
        router.post(KeysPage.PATH + "/{id}/delete", OperatorAction.DELETE_API_KEY, keys::delete, keys::show);
        router.get(KeysPage.PATH + "/{id}", keys::show);
        SandboxPage sandbox = new SandboxPage(tools);
        router.get(SandboxPage.PATH, sandbox::show);
        router.post(SandboxPage.RESOLVE, OperatorAction.RESOLVE_TEST_DISPUTE, sandbox::resolve, sandbox::show);
        router.get(AuditPage.PATH, new AuditPage(tools.ports().operators().audit())::list);
    }

    private void addPayments(Router router) {
        InPorts ports = tools.ports();
        PaymentsPage payments = new PaymentsPage(
                ports.payments().queries(), ports.transactions().queries());
        router.get(PaymentsPage.PATH, payments::list);
        PaymentPage payment = new PaymentPage(tools);
        router.get(PaymentsPage.PATH + "/{id}", payment::show);
        router.post(PaymentsPage.PATH + "/{id}/cancel", OperatorAction.CANCEL_PAYMENT, payment::cancel, payment::show);
        LinkPage link = new LinkPage(tools);
        router.get(LinkPage.PATH, link::show);
        router.post(LinkPage.ROUTE, OperatorAction.CREATE_LINK, link::create, link::show);
        RefundPage refund = new RefundPage(tools);
        router.get("/transactions/{id}", refund::showPayment);
        router.get(RefundPage.ROUTE, refund::show);
        router.post(RefundPage.ROUTE, OperatorAction.REFUND_TRANSACTION, refund::refund, refund::show);
        RefundsPage refunds =
                new RefundsPage(ports.refunds().queries(), ports.transactions().disputes());
        router.get(RefundsPage.REFUNDS, refunds::refunds);
        router.get(RefundsPage.REFUNDS + "/{id}", refunds::showRefund);
        router.get(RefundsPage.DISPUTES, refunds::disputes);
        router.get(RefundsPage.DISPUTES + "/{id}", refunds::showDispute);
    }

    private void addCustomers(Router router) {
        InPorts ports = tools.ports();
        CustomersPage customers = new CustomersPage(
                tools,
                new PaymentsPage(
                        ports.payments().queries(), ports.transactions().queries()));
        String one = CustomersPage.PATH + "/{id}";
        router.get(CustomersPage.PATH, customers::list);
        router.get(one, customers::show);
        router.post(one + "/charge", OperatorAction.CHARGE_CUSTOMER, customers::charge, customers::show);
        CardPage card = new CardPage(tools);
        router.get(CardPage.ROUTE, card::show);
        router.post(
                CardPage.ROUTE + "/default", OperatorAction.SET_DEFAULT_PAYMENT_METHOD, card::setDefault, card::show);
        router.post(CardPage.ROUTE + "/detach", OperatorAction.DETACH_PAYMENT_METHOD, card::detach, card::show);
    }

    private void addDocuments(Router router) {
        InvoicesPage invoices = new InvoicesPage(tools);
        String one = InvoicesPage.PATH + "/{id}";
        router.get(InvoicesPage.PATH, invoices::list);
        router.get(one, invoices::show);
        router.get(one + "/pdf", invoices::pdf);
        router.post(one + "/send", OperatorAction.SEND_INVOICE, invoices::send, invoices::show);
        router.post(one + "/status", OperatorAction.UPDATE_INVOICE, invoices::update, invoices::show);
        CreditNotesPage notes = new CreditNotesPage(tools.ports().invoices());
        router.get(CreditNotesPage.PATH, notes::list);
        router.get(CreditNotesPage.PATH + "/{id}", notes::show);
        router.get(CreditNotesPage.PATH + "/{id}/pdf", notes::pdf);
        router.get(TaxPage.PATH, new TaxPage(tools)::show);
        router.get(
                ReconciliationPage.PATH,
                new ReconciliationPage(tools.ports().providers().reconciliation())::show);
    }

    private void addWebhooks(Router router) {
        WebhookPorts webhooks = tools.ports().webhooks();
        EventsPage events = new EventsPage(webhooks.events());
        router.get(EventsPage.PATH, events::list);
        router.get(EventsPage.PATH + "/{id}", events::show);
        EndpointsPage endpoints = new EndpointsPage(webhooks);
        EndpointActions actions = new EndpointActions(webhooks, tools.actions());
        String one = EndpointsPage.PATH + "/{id}";
        String delivery = one + "/deliveries/{delivery}";
        router.get(EndpointsPage.PATH, endpoints::list);
        router.get(one, endpoints::show);
        router.get(delivery, actions::showDelivery);
        router.post(EndpointsPage.PATH, OperatorAction.CREATE_WEBHOOK, actions::create, endpoints::list);
        router.post(one + "/edit", OperatorAction.UPDATE_WEBHOOK, actions::update, endpoints::show);
        router.post(one + "/delete", OperatorAction.DELETE_WEBHOOK, actions::delete, endpoints::show);
        router.post(one + "/test", OperatorAction.TEST_WEBHOOK, actions::test, endpoints::show);
        router.post(one + "/secret", OperatorAction.ROTATE_WEBHOOK_SECRET, actions::rotate, endpoints::show);
        router.post(one + "/replay", OperatorAction.REPLAY_EVENTS, actions::replay, endpoints::show);
        router.post(delivery + "/retry", OperatorAction.RETRY_DELIVERY, actions::retry, actions::showDelivery);
    }
}
