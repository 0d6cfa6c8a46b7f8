package dev.hexpay.testkit;

import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Texts that merchants and payers may enter, and that a page or a file must show as texts. */
public final class EnteredText {
    /** Looks like markup, also in the value of an attribute. */
    public static final String MARKUP = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}";

    /** Looks like the formula of a spreadsheet. */
    public static final String FORMULA = "=cmd|'/C calc'!A1";

    /** Runs from right to left. */
    public static final String RIGHT_TO_LEFT = "\u202Bשלום <b>عالم</b> '\"";

    /** Has 500 characters and no place to break the line. */
    public static final String WITHOUT_SPACE = "W".repeat(500);

    private static final int MAX_LINE = 200;
    private static final int MAX_POSTAL_CODE = 20;
    private static final int MAX_LOCAL_PART = 64;

    private EnteredText() {}

    /**
     * Creates an object of each kind, with this text wherever one can be entered, as far as it fits. Returns a payment of
     * a customer of the merchant, with an invoice, a refund and a delivery of its event.
     */
    public static Payment everywhere(InPorts ports, Scope scope, String text) {
        ports.apiKeys().create().create(scope, new KeyName(cut(text, KeyName.MAX)), null);
        WebUrl url = new WebUrl("http://127.0.0.1:8088/?a=" + text.replaceAll("[^\\w'=()!*-]", ""));
        ports.webhooks()
                .create()
                .create(
                        scope,
                        new WebhookEndpoint.Settings(
                                url,
                                List.of(new EventName("payment_link.created"), new EventName("payment.received")),
                                new Description(text),
                                null));
        Payment ofPayer = link(ports, scope, OpenPaymentLink.Command.of(price(), new Description(text)));
        refund(ports, scope, pay(ports, scope, ofPayer, text), text);
        Customer customer = ports.customers()
                .create()
                .create(scope, profile(text))
                .customer()
                .customer();
        Payment ofCustomer = link(
                ports,
                scope,
                OpenPaymentLink.Command.of(price(), new Description(text))
                        .withMetadata(metadata(text))
                        .forCustomer(new CustomerReference(customer.id().value())));
        Payment paid = pay(ports, scope, ofCustomer, text);
        refund(ports, scope, paid, text);
        ports.jobs().distributeEvents().runOnce(100);
        return paid;
    }

    private static Money price() {
        return Money.of("10.00", "eur");
    }

    private static Payment link(InPorts ports, Scope scope, OpenPaymentLink.Command command) {
        return ports.payments().openLink().open(scope, command);
    }

    private static Payment pay(InPorts ports, Scope scope, Payment link, String text) {
        PayLink.Command payer = PayLink.Command.of(
                        email(text, "payer.example"),
                        new FullName(cut(text, FullName.MAX)),
                        address(text),
                        TestCard.SUCCEEDS.details())
                .withTaxDocument(new TaxDocument(cut(text, TaxDocument.MAX)));
        ports.payPage().pay().pay(link.page().token(), payer);
        return ports.payments().queries().get(scope, link.id());
    }

    private static void refund(InPorts ports, Scope scope, Payment paid, String text) {
        ports.refunds()
                .refund()
                .refund(
                        scope,
                        new RefundTransaction.Command(
                                Objects.requireNonNull(paid.transaction()), 100L, new RefundReason(text)));
    }

    private static Customer.Profile profile(String text) {
        return Customer.Profile.of(email(text, "customer.example"))
                .withFullName(new FullName(cut(text, FullName.MAX)))
                .withExternalId(new ExternalId(cut(text, ExternalId.MAX)))
                .withTaxDocument(new TaxDocument(cut(text, TaxDocument.MAX)))
                .withAddress(address(text))
                .withMetadata(metadata(text));
    }

    private static Metadata metadata(String text) {
        return new Metadata(Map.of(cut(text, Metadata.MAX_KEY), text));
    }

    private static EmailAddress email(String text, String domain) {
        String allowed = text.replaceAll("[\\s@<>\",;:()\\[\\]\\\\\\p{Cf}]", "");
        return new EmailAddress(cut(allowed, MAX_LOCAL_PART) + "@" + domain);
    }

    private static PostalAddress address(String text) {
        String line = cut(text, MAX_LINE);
        return PostalAddress.in("US")
                .line1(line)
                .line2(line)
                .city(line)
                .state(line)
                .postalCode(cut(text, MAX_POSTAL_CODE))
                .region(line)
                .build();
    }

    private static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }
}
