package dev.hexpay.bootstrap;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.operator.PerformAction;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.bootstrap.admin.AdminClient;
import dev.hexpay.bootstrap.admin.AdminRequest;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Payment links that the operator creates without an API key, on the server that runs on the data directory: a user who can
 * open its socket can create a key as well.
 */
public final class OperatorLinks {
    static final String COMMAND = "links create";

    private static final String MODE = "mode";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final String DESCRIPTION = "description";
    private static final String CUSTOMER = "customer";
    private static final String EXPIRES_AT = "expiresAt";

    private final OpenPaymentLink links;
    private final PerformAction actions;
    private final Function<@Nullable String, Organization> organizations;
    private final PublicUrls urls;

    /**
     * Links of a running server.
     *
     * @param actions records them in the audit log
     * @param organizations finds an organization by its id; by null, the only one
     */
    OperatorLinks(
            OpenPaymentLink links,
            PerformAction actions,
            Function<@Nullable String, Organization> organizations,
            PublicUrls urls) {
        this.links = links;
        this.actions = actions;
        this.organizations = organizations;
        this.urls = urls;
    }

    /**
     * Creates a link on the server that runs on this data directory.
     *
     * @param organization null for the only one
     * @param link its amount, description, customer and expiry; it has no other fields
     * @return its URL
     * @throws ConfigurationException when no server runs, or when it rejects the link
     */
    public static String create(
            Configuration configuration,
            Mode mode,
            @Nullable OrganizationId organization,
            OpenPaymentLink.Command link) {
        if (!AdminCommands.hasServer(configuration)) {
            throw new ConfigurationException("no server runs on " + configuration.dataDir()
                    + ": start one with ./hexpay serve, or set HEXPAY_DATA_DIR as for the server,"
                    + " or HEXPAY_API_KEY to use its API");
        }
        return AdminClient.send(AdminCommands.socket(configuration), request(mode, organization, link));
    }

    private static AdminRequest request(
            Mode mode, @Nullable OrganizationId organization, OpenPaymentLink.Command link) {
        AdminRequest request = AdminRequest.of(COMMAND)
                .with(AdminCommands.ACTOR, AdminCommands.user())
                .with(MODE, mode.name())
                .with(AMOUNT, Long.toString(link.subtotal().minor()))
                .with(CURRENCY, CurrencyCode.format(link.subtotal().currency()))
                .with(DESCRIPTION, link.description().value());
        if (organization != null) {
            request = request.with(
                    AdminCommands.ORGANIZATION, organization.value().toString());
        }
        CustomerReference customer = link.customer();
        if (customer != null) {
            request = request.with(CUSTOMER, customer.value());
        }
        Instant expiresAt = link.expiresAt();
        return expiresAt == null ? request : request.with(EXPIRES_AT, expiresAt.toString());
    }

    /** Creates the link in a request; the output is its URL. */
    String open(AdminRequest request) {
        Map<String, String> arguments = request.arguments();
        Mode mode = Mode.valueOf(request.get(MODE));
        Money subtotal = new Money(Long.parseLong(request.get(AMOUNT)), CurrencyCode.parse(request.get(CURRENCY)));
        String customer = arguments.get(CUSTOMER);
        String expiresAt = arguments.get(EXPIRES_AT);
        OpenPaymentLink.Command link = OpenPaymentLink.Command.of(subtotal, new Description(request.get(DESCRIPTION)))
                .forCustomer(customer == null ? null : new CustomerReference(customer))
                .withExpiresAt(expiresAt == null ? null : Instant.parse(expiresAt));
        Organization organization = organizations.apply(arguments.get(AdminCommands.ORGANIZATION));
        Scope scope = new Scope(organization.id(), mode);
        Operator operator = new Operator(request.get(AdminCommands.ACTOR), OperatorRole.ADMIN, null);
        Payment payment = actions.perform(
                scope,
                new PerformAction.Command(operator, OperatorAction.CREATE_LINK, null),
                PerformAction.Action.creating(
                        () -> links.open(scope, link), opened -> opened.id().value()));
        return urls.payPage(payment.page().token());
    }
}
