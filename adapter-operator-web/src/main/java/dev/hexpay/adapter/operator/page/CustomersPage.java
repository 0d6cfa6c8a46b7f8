package dev.hexpay.adapter.operator.page;

import static dev.hexpay.adapter.operator.web.Listing.column;
import static dev.hexpay.adapter.operator.web.Listing.inFile;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Facts.Fact;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.web.Actions.Done;
import dev.hexpay.adapter.operator.web.FormBuilder;
import dev.hexpay.adapter.operator.web.FormInput;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.Listing;
import dev.hexpay.adapter.operator.web.Listing.Ids;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerDetails;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.PaymentMethodDetails;
import dev.hexpay.application.port.in.customer.PaymentMethodReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.presentation.AddressFormat;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.text.Description;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Customers, their cards and off-session charges. */
final class CustomersPage {
    static final String PATH = "/customers";

    private static final AddressFormat ADDRESS = new AddressFormat(Locale.ENGLISH);

    private final OperatorPages.Tools tools;
    private final PaymentsPage payments;

    CustomersPage(OperatorPages.Tools tools, PaymentsPage payments) {
        this.tools = tools;
        this.payments = payments;
    }

    Reply list(OperatorRequest request) {
        Filter filter = new Filter(request);
        CustomerFilter wanted = new CustomerFilter(
                filter.of(Field.text("externalId", "Your id"), ExternalId::new),
                filter.of(Field.text("email", "E-mail"), EmailAddress::new));
        Listing<CustomerDetails, CustomerId> listing = new Listing<>(
                PATH,
                List.of(
                        column(
                                "E-mail",
                                row -> Cell.text(profile(row).email().value()).linkedTo(href(request, row))),
                        column("Name", row -> Formats.text(profile(row).fullName(), FullName::value)),
                        column("Your id", row -> Formats.text(profile(row).externalId(), ExternalId::value)),
                        column(
                                "Default card",
                                row -> row.defaultMethod() == null
                                        ? Cell.NONE
                                        : Cell.text(PaymentsPage.card(
                                                row.defaultMethod().card()))),
                        column("Created", row -> Formats.time(row.customer().createdAt())),
                        inFile(
                                "Id",
                                row -> Cell.code(row.customer().id().value()).linkedTo(href(request, row)))),
                page -> tools.ports().customers().queries().list(request.scope(), wanted, page),
                new Ids<>(row -> row.customer().id(), CustomerId::value, CustomerId::parse));
        if (Listing.isCsv(request)) {
            return listing.csv("customers");
        }
        List<Block> blocks = new ArrayList<>(filter.blocks(PATH));
        blocks.add(listing.table(request, "No customers match."));
        return Reply.Html.of("Customers", List.of(), blocks);
    }

    private static Customer.Profile profile(CustomerDetails row) {
        return row.customer().profile();
    }

    private static String href(OperatorRequest request, CustomerDetails row) {
        return request.href(PATH + "/" + row.customer().id().value());
    }

    Reply show(OperatorRequest request) {
        CustomerDetails details = tools.ports().customers().queries().get(request.scope(), reference(request));
        Customer customer = details.customer();
        List<PaymentMethodDetails> methods = tools.ports()
                .customers()
                .queries()
                .paymentMethods(request.scope(), reference(request), PageRequest.first(PageRequest.MAX_LIMIT))
                .items();
        List<Block> blocks = new ArrayList<>(Flash.of(request));
        blocks.add(facts(customer));
        blocks.add(cards(request, customer.id(), methods));
        String path = PATH + "/" + customer.id().value();
        if (request.may(OperatorAction.CHARGE_CUSTOMER) && !methods.isEmpty()) {
            blocks.add(chargeForm(request, path, methods));
        }
        blocks.add(payments.of(request, customer.id()));
        List<Link> crumbs = List.of(new Link("Customers", request.href(PATH)));
        return Reply.Html.of(customer.profile().email().value(), crumbs, blocks);
    }

    private static Block.Facts facts(Customer customer) {
        Customer.Profile profile = customer.profile();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("E-mail", Cell.text(profile.email().value())));
        facts.add(new Fact("Name", Formats.text(profile.fullName(), FullName::value)));
        facts.add(new Fact("Your id", Formats.text(profile.externalId(), ExternalId::value)));
        facts.add(new Fact("Tax id", Formats.text(profile.taxDocument(), TaxDocument::value)));
        facts.add(new Fact(
                "Address",
                profile.address() == null
                        ? Cell.NONE
                        : Cell.text(String.join("\n", ADDRESS.lines(profile.address())))));
        facts.add(new Fact("Time zone", Cell.text(profile.timezone().value())));
        facts.add(new Fact("Created", Formats.time(customer.createdAt())));
        facts.add(new Fact("Id", Cell.code(customer.id().value())));
        if (profile.metadata() != null) {
            profile.metadata().entries().forEach((key, value) -> facts.add(new Fact(key, Cell.text(value))));
        }
        return new Block.Facts("", facts);
    }

    private static Block.Table cards(OperatorRequest request, CustomerId customer, List<PaymentMethodDetails> methods) {
        return Block.Table.of(
                "Cards",
                List.of("Card", "Expires", "Default", "Saved"),
                methods.stream()
                        .map(each -> List.of(
                                Cell.text(PaymentsPage.card(each.method().card()))
                                        .linkedTo(href(request, customer, each.method())),
                                Cell.text(each.method().card().expMonth() + "/"
                                        + each.method().card().expYear()),
                                Cell.text(each.isDefault() ? "Yes" : "No"),
                                Formats.time(each.method().createdAt())))
                        .toList());
    }

    private static Block.Form chargeForm(OperatorRequest request, String path, List<PaymentMethodDetails> methods) {
        List<Field.Option> options = methods.stream()
                .map(each -> new Field.Option(
                        each.method().id().value(),
                        PaymentsPage.card(each.method().card()),
                        each.isDefault()))
                .toList();
        return FormBuilder.to(request, path + "/charge")
                .titled("Charge now", "The card is charged at once, without the customer. Tax is added.")
                .with(Field.text("amount", "Amount before tax").mandatory().withHint("Such as 25.00"))
                .with(Field.text("currency", "Currency").mandatory().withHint("Three letters, such as EUR"))
                .with(Field.text("description", "Description").mandatory())
                .with(Field.select("paymentMethod", "Card", options).mandatory())
                .submit("Charge");
    }

    private static String href(OperatorRequest request, CustomerId customer, PaymentMethod method) {
        return request.href(PATH + "/" + customer.value() + "/payment-methods/"
                + method.id().value());
    }

    Reply charge(OperatorRequest request) {
        ChargeCustomer.Command command = command(request);
        return tools.actions()
                .committing(
                        request,
                        request.path("id"),
                        once -> tools.ports().payments().charge().charge(request.scope(), command, once),
                        payment -> Done.created(
                                payment.id().value(),
                                Flash.ofCharge(payment.status()).at(PaymentsPage.href(request, payment.id()))));
    }

    private static ChargeCustomer.Command command(OperatorRequest request) {
        FormInput form = request.form();
        Currency currency = form.optional("currency", CurrencyCode::parse);
        Money amount = form.optional(
                "amount", text -> Money.of(text, currency == null ? "eur" : CurrencyCode.format(currency)));
        if (amount != null && amount.minor() < 1) {
            form.reject("amount", "must be more than 0");
        }
        Description description = form.optional("description", Description::new);
        PaymentMethodReference method = form.optional("paymentMethod", PaymentMethodReference::new);
        List.of("amount", "currency", "description", "paymentMethod").stream()
                .filter(form::isMissing)
                .forEach(name -> form.reject(name, "must not be empty"));
        form.requireValid();
        if (amount == null || description == null || method == null) {
            throw new IllegalStateException("what is missing was rejected");
        }
        return new ChargeCustomer.Command(reference(request), amount, description, method, null, null);
    }

    static CustomerReference reference(OperatorRequest request) {
        return new CustomerReference(CustomerId.parse(request.path("id")).value());
    }
}
