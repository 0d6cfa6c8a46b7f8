package dev.hexpay.adapter.http.paypage;

import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.CardTokenizer.CardDetails;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
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

/** A submitted payment form: either a command to pay, or all its errors at once. */
final class PayForm {

    private static final String SHOWN_TOTAL = "total";

    private final FormBody body;
    private final SubmittedValues submitted;
    private final Map<PayField, String> errors = new EnumMap<>(PayField.class);
    private final @Nullable Long shownTotalMinor;

    private PayForm(FormBody body) {
        this.body = body;
        this.submitted = SubmittedValues.from(body);
        this.shownTotalMinor = parseTotal(body.value(SHOWN_TOTAL));
    }

    static PayForm of(FormBody body) {
        return new PayForm(body);
    }

    SubmittedValues submitted() {
        return submitted;
    }

    /** The error messages for the payer, in the order of the form. */
    Map<PayField, String> errors() {
        return errors;
    }

    /** The total that the payer saw; null if the form does not contain it. */
    @Nullable
    Long shownTotalMinor() {
        return shownTotalMinor;
    }

    /** Whether the payer only requests the total at the entered address. */
    boolean isQuoteOnly() {
        return body.value("step").equals("total");
    }

    /**
     * The command to pay, or null if there are {@link #errors()}.
     *
     * @param earliest the first month in which the card must be valid
     */
    PayLink.@Nullable Command toCommand(YearMonth earliest) {
        EmailAddress email = validOrNull(() -> new EmailAddress(required(PayField.EMAIL)));
        FullName name = validOrNull(() -> fullName(required(PayField.NAME)));
        PostalAddress address = validOrNull(this::address);
        TaxDocument taxDocument = submitted.value(PayField.TAX_ID).isEmpty() ? null : validOrNull(this::taxDocument);
        CardDetails card = CardFields.read(body, earliest, errors);
        return email == null || name == null || address == null || card == null || !errors.isEmpty()
                ? null
                : validOrNull(() -> new PayLink.Command(email, name, address, taxDocument, card, shownTotalMinor));
    }

    /** Adds the violations of the rejection as errors; returns those that belong to no field of the form. */
    List<Violation> addErrors(PaymentsException rejection) {
        rejection.violations().forEach(violation -> fieldOf(violation).ifPresent(field -> addError(field, violation)));
        return rejection.violations().stream()
                .filter(violation -> fieldOf(violation).isEmpty())
                .toList();
    }

    private static FullName fullName(String name) {
        return withFieldName(PayField.NAME, () -> new FullName(name));
    }

    private TaxDocument taxDocument() {
        return withFieldName(PayField.TAX_ID, () -> {
            TaxDocument document = new TaxDocument(submitted.value(PayField.TAX_ID));
            // The command checks it too, but only when all other fields are valid.
            VatId.requireWellFormed(document.value(), submitted.value(PayField.COUNTRY));
            return document;
        });
    }

    /** The value; a rejection is rethrown with the form's name of the field. */
    private static <T> T withFieldName(PayField field, Supplier<T> value) {
        try {
            return value.get();
        } catch (PaymentsException rejection) {
            throw PaymentsException.invalid(rejection.violations().stream()
                    .map(violation -> violation.withField(field.parameter()))
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
        String value = submitted.value(field);
        if (value.isEmpty()) {
            errors.put(field, missingMessage(field));
        }
        return value;
    }

    private @Nullable String optional(PayField field) {
        String value = submitted.value(field);
        return value.isEmpty() ? null : value;
    }

    private static String missingMessage(PayField field) {
        return switch (field) {
            case COUNTRY -> "Choose your country.";
            case LINE1 -> "Enter your street and number.";
            case EMAIL -> "Enter your email address.";
            default -> "Enter your " + field.label().toLowerCase(Locale.ROOT) + ".";
        };
    }

    /** The value, or null with its errors added. */
    private <T> @Nullable T validOrNull(Supplier<T> value) {
        try {
            return value.get();
        } catch (PaymentsException rejection) {
            addErrors(rejection);
            return null;
        }
    }

    private void addError(PayField field, Violation violation) {
        errors.putIfAbsent(field, field.label() + " " + violation.message() + ".");
    }

    private static Optional<PayField> fieldOf(Violation violation) {
        return Arrays.stream(PayField.values())
                .filter(field -> field.parameter().equals(violation.field()))
                .findFirst();
    }

    private static @Nullable Long parseTotal(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw PageError.BAD_FORM.exception();
        }
    }
}
