package dev.hexpay.http.page;

import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.out.CardTokens.CardEntry;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.refusal.FieldProblem;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.tax.vat.VatId;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A posted pay form, read field by field: a command to pay, or everything that is wrong with it at once. */
final class PayForm {

    private static final String SHOWN_TOTAL = "total";

    private final FormBody body;
    private final Entered entered;
    private final Map<PayField, String> problems = new EnumMap<>(PayField.class);
    private final @Nullable Long shownTotalMinor;

    private PayForm(FormBody body) {
        this.body = body;
        this.entered = Entered.in(body);
        this.shownTotalMinor = shownTotal(body.value(SHOWN_TOTAL));
    }

    static PayForm of(FormBody body) {
        return new PayForm(body);
    }

    Entered entered() {
        return entered;
    }

    /** What is wrong, in words for the payer, in the order of the form. */
    Map<PayField, String> problems() {
        return problems;
    }

    /** The total that the payer had seen; null when the form did not say. */
    @Nullable
    Long shownTotalMinor() {
        return shownTotalMinor;
    }

    /** Whether the payer only wants to see the total at the address that they entered. */
    boolean asksForTotal() {
        return body.value("step").equals("total");
    }

    /**
     * The command to pay, or null when there are {@link #problems()}.
     *
     * @param earliest the month in which a card must still be valid
     */
    PayLink.@Nullable Command command(YearMonth earliest) {
        EmailAddress email = valid(() -> new EmailAddress(required(PayField.EMAIL)));
        FullName name = valid(() -> named(required(PayField.NAME)));
        PostalAddress address = valid(this::address);
        TaxDocument taxDocument = entered.value(PayField.TAX_ID).isEmpty() ? null : valid(this::taxDocument);
        CardEntry card = CardFields.read(body, earliest, problems);
        return email == null || name == null || address == null || card == null || !problems.isEmpty()
                ? null
                : valid(() -> new PayLink.Command(email, name, address, taxDocument, card, shownTotalMinor));
    }

    /** Adds what the product refuses; what belongs to no field of the form is returned. */
    List<FieldProblem> add(Refusal refusal) {
        refusal.problems().forEach(problem -> field(problem).ifPresent(field -> tell(field, problem)));
        return refusal.problems().stream()
                .filter(problem -> field(problem).isEmpty())
                .toList();
    }

    private static FullName named(String name) {
        return at(PayField.NAME, () -> new FullName(name));
    }

    private TaxDocument taxDocument() {
        return at(PayField.TAX_ID, () -> {
            TaxDocument document = new TaxDocument(entered.value(PayField.TAX_ID));
            // The command checks it too, but only once everything else is right.
            VatId.requireWellFormed(document.value(), entered.value(PayField.COUNTRY));
            return document;
        });
    }

    /** The value, or a refusal of the field by the name that the form has for it. */
    private static <T> T at(PayField field, Supplier<T> value) {
        try {
            return value.get();
        } catch (Refusal refusal) {
            throw Refusal.invalid(refusal.problems().stream()
                    .map(problem -> problem.at(field.parameter()))
                    .toList());
        }
    }

    private PostalAddress address() {
        String country = required(PayField.COUNTRY);
        String line1 = required(PayField.LINE1);
        String city = required(PayField.CITY);
        String postalCode = required(PayField.POSTAL_CODE);
        return new PostalAddress(
                line1, optional(PayField.LINE2), city, optional(PayField.STATE), postalCode, country, null);
    }

    private String required(PayField field) {
        String value = entered.value(field);
        if (value.isEmpty()) {
            problems.put(field, missing(field));
        }
        return value;
    }

    private @Nullable String optional(PayField field) {
        String value = entered.value(field);
        return value.isEmpty() ? null : value;
    }

    private static String missing(PayField field) {
        return switch (field) {
            case COUNTRY -> "Choose your country.";
            case LINE1 -> "Enter your street and number.";
            case EMAIL -> "Enter your email address.";
            default -> "Enter your " + field.label().toLowerCase(Locale.ROOT) + ".";
        };
    }

    /** The value, or null with its problems noted. */
    private <T> @Nullable T valid(Supplier<T> value) {
        try {
            return value.get();
        } catch (Refusal refusal) {
            add(refusal);
            return null;
        }
    }

    private void tell(PayField field, FieldProblem problem) {
        problems.putIfAbsent(field, field.label() + " " + problem.message() + ".");
    }

    private static Optional<PayField> field(FieldProblem problem) {
        return Arrays.stream(PayField.values())
                .filter(field -> field.parameter().equals(problem.field()))
                .findFirst();
    }

    private static @Nullable Long shownTotal(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw Trouble.BAD_FORM.thrown();
        }
    }
}
