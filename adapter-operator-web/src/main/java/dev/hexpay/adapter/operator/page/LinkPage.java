package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Facts.Fact;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.adapter.operator.web.Actions.Done;
import dev.hexpay.adapter.operator.web.FormBuilder;
import dev.hexpay.adapter.operator.web.FormInput;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.presentation.TaxLabel;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.SuccessUrl;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new payment link: what is entered, a preview, and the same as a request of the API. */
final class LinkPage {
    static final String PATH = "/links/new";
    static final String ROUTE = "/links";

    private static final List<String> NAMES =
            List.of("amount", "currency", "description", "customer", "days", "successUrl", "cancelUrl");
    private static final TaxLabel TAX = new TaxLabel(Locale.ENGLISH);
    private static final int MAX_DAYS = 3650;

    private final OperatorPages.Tools tools;

    LinkPage(OperatorPages.Tools tools) {
        this.tools = tools;
    }

    Reply show(OperatorRequest request) {
        List<Link> crumbs = List.of(new Link("Payments", request.href(PaymentsPage.PATH)));
        FormInput entered = entered(request);
        List<Block> blocks = new ArrayList<>();
        PaymentsException rejection = null;
        if (!entered.text("amount").isEmpty() || !entered.text("description").isEmpty()) {
            try {
                OpenPaymentLink.Command command = command(entered);
                blocks.addAll(preview(request, entered, command));
            } catch (PaymentsException invalid) {
                rejection = invalid;
            }
        }
        if (rejection != null && rejection.violations().isEmpty()) {
            blocks.add(new Block.Notice(Tone.BAD, "", rejection.message()));
        }
        blocks.add(new Block.Query(
                "",
                request.href(PATH),
                fields(entered, rejection == null ? List.of() : rejection.violations()),
                "Preview"));
        return Reply.Html.of("New payment link", crumbs, blocks);
    }

    private static List<Field> fields(FormInput entered, List<Violation> violations) {
        List<Field> fields = List.of(
                Field.text("amount", "Amount before tax").mandatory().withHint("Such as 25.00"),
                Field.text("currency", "Currency").mandatory().withHint("Three letters, such as EUR"),
                Field.text("description", "Description").mandatory().withHint("The payer and the invoice show it"),
                Field.text("customer", "Customer")
                        .withHint("The id of a customer, yours or ours; without it, anyone can pay"),
                Field.text("days", "Days until it expires")
                        .ofType("number")
                        .withHint("Without it, the link does not expire"),
                Field.text("successUrl", "Address after the payment").ofType("url"),
                Field.text("cancelUrl", "Address without a payment").ofType("url"));
        return fields.stream()
                .map(field -> field.withValue(entered.text(field.name())))
                .map(field -> field.withError(violations.stream()
                        .filter(violation -> violation.field().equals(field.name()))
                        .map(Violation::message)
                        .findFirst()
                        .orElse(null)))
                .toList();
    }

    private static FormInput entered(OperatorRequest request) {
        return request.form().values().isEmpty() ? request.query() : request.form();
    }

    private OpenPaymentLink.Command command(FormInput entered) {
        String currency = entered.text("currency");
        Money subtotal = entered.optional("amount", text -> Money.of(text, isCurrency(currency) ? currency : "EUR"));
        entered.optional("currency", CurrencyCode::parse);
        Description description = entered.optional("description", Description::new);
        for (String name : List.of("amount", "currency", "description")) {
            if (entered.isMissing(name)) {
                entered.reject(name, "must not be empty");
            }
        }
        if (subtotal != null && subtotal.minor() < 1) {
            entered.reject("amount", "must be more than 0");
        }
        CustomerReference customer = entered.optional("customer", CustomerReference::new);
        Instant expiresAt = entered.optional("days", this::expiry);
        SuccessUrl successUrl = entered.optional("successUrl", SuccessUrl::new);
        WebUrl cancelUrl = entered.optional("cancelUrl", WebUrl::new);
        entered.requireValid();
        if (subtotal == null || description == null) {
            throw PaymentsException.invalid("amount", "must not be empty");
        }
        return OpenPaymentLink.Command.of(subtotal, description)
                .forCustomer(customer)
                .withExpiresAt(expiresAt)
                .withSuccessUrl(successUrl)
                .withCancelUrl(cancelUrl);
    }

    private static boolean isCurrency(String code) {
        try {
            CurrencyCode.parse(code);
            return true;
        } catch (InvalidValueException unknown) {
            return false;
        }
    }

    private Instant expiry(String days) {
        if (!days.matches("[0-9]{1,4}") || Integer.parseInt(days) < 1 || Integer.parseInt(days) > MAX_DAYS) {
            throw new InvalidValueException("must be a number from 1 to " + MAX_DAYS);
        }
        return tools.clock().instant().plus(Duration.ofDays(Integer.parseInt(days)));
    }

    private List<Block> preview(OperatorRequest request, FormInput entered, OpenPaymentLink.Command command) {
        OpenPaymentLink.PricedLink priced = tools.ports().payments().openLink().price(request.scope(), command);
        boolean isKnown = priced.customer() != null;
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Subtotal", Formats.money(priced.price().subtotal())));
        facts.add(new Fact(
                isKnown ? TAX.withReverseChargeCountry(priced.price()) : "Tax",
                isKnown ? Formats.money(priced.price().tax()) : Cell.text("by the address of the payer")));
        facts.add(new Fact(
                "Total", isKnown ? Formats.money(priced.price().total()) : Cell.text("the subtotal and the tax")));
        facts.add(new Fact("Description", Cell.text(command.description().value())));
        facts.add(new Fact(
                "Expires", command.expiresAt() == null ? Cell.text("never") : Formats.time(command.expiresAt())));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts("Preview", facts));
        if (request.may(OperatorAction.CREATE_LINK)) {
            FormBuilder form = FormBuilder.to(request, ROUTE);
            NAMES.forEach(name -> form.with(name, entered.text(name)));
            blocks.add(form.submit("Create link"));
        }
        blocks.add(new Block.Code("The same as a request", curl(entered, command)));
        return blocks;
    }

    private String curl(FormInput entered, OpenPaymentLink.Command command) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("amount", Long.toString(command.subtotal().minor()));
        body.put("currency", Json.text(CurrencyCode.format(command.subtotal().currency())));
        body.put("description", Json.text(command.description().value()));
        put(body, "customerId", entered.text("customer"));
        put(
                body,
                "expiresAt",
                command.expiresAt() == null ? "" : command.expiresAt().toString());
        put(body, "successUrl", entered.text("successUrl"));
        put(body, "cancelUrl", entered.text("cancelUrl"));
        return "curl " + tools.urls().api("/payments") + " \\\n  -H \"x-api-key: $HEXPAY_KEY\" \\\n"
                + "  -H 'Content-Type: application/json' \\\n  -d '"
                + Json.object(body).replace("'", "'\\''") + "'";
    }

    private static void put(Map<String, String> body, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            body.put(name, Json.text(value));
        }
    }

    Reply create(OperatorRequest request) {
        OpenPaymentLink.Command command = command(request.form());
        OpenPaymentLink links = tools.ports().payments().openLink();
        return tools.actions().afterStep(request, null, () -> links.price(request.scope(), command), priced -> {
            Payment link = links.open(request.scope(), priced);
            return Done.created(link.id().value(), Flash.LINK_CREATED.at(PaymentsPage.href(request, link.id())));
        });
    }
}
