package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.paypage.view.PayField;
import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPage;
import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.payment.EnteredCard;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.vat.VatId;
import dev.hexpay.domain.text.CardNumbers;
import dev.hexpay.domain.text.InvisibleCharacters;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The payment form: its values, and either a command to pay or all its errors at once. The card is neither stored, nor
 * logged, nor shown again.
 */
final class PaymentForm {

    private final Map<PayField, String> values = new EnumMap<>(PayField.class);
    private final Map<PayField, String> errors = new EnumMap<>(PayField.class);
    private final CardFields card;
    private final boolean isQuoteOnly;
    private final @Nullable Long shownTotalMinor;

    private PaymentForm(CardFields card, boolean isQuoteOnly, @Nullable Long shownTotalMinor) {
        this.card = card;
        this.isQuoteOnly = isQuoteOnly;
        this.shownTotalMinor = shownTotalMinor;
    }

    /** A submitted form. */
    static PaymentForm of(FormBody body) {
        PaymentForm form = new PaymentForm(
                CardFields.of(body), body.value("step").equals("total"), parseTotal(body.value("total")));
        for (PayField field : PayField.values()) {
            String text = body.value(field.parameter());
            if (!field.isCard()
                    && form.parsed(field, () -> InvisibleCharacters.requireNone(CardNumbers.requireNone(text)))
                            != null) {
                form.values.put(field, text);
            }
        }
        return form;
    }

    /** A new form: an address on file, or else the location of the tax rate of the price, is filled in. */
    static PaymentForm initial(PayPage page) {
        PaymentForm form = new PaymentForm(CardFields.NONE, false, null);
        TaxRate rate = page.price().rate();
        PostalAddress onFile = page.addressOnFile();
        if (onFile != null) {
            form.fillIn(onFile);
        } else if (rate != null) {
            form.values.put(PayField.COUNTRY, rate.country());
            if (rate.region() != null) {
                form.values.put(PayField.STATE, rate.region());
            }
        }
        return form;
    }

    private void fillIn(PostalAddress address) {
        values.put(PayField.LINE1, address.line1());
        values.put(PayField.LINE2, address.line2() == null ? "" : address.line2());
        values.put(PayField.POSTAL_CODE, address.postalCode());
        values.put(PayField.CITY, address.city());
        values.put(PayField.STATE, address.state() == null ? "" : address.state());
        values.put(PayField.COUNTRY, address.country());
    }

    /** A form that is filled in with the values of an earlier one. */
    static PaymentForm filledIn(Map<PayField, String> values) {
        PaymentForm form = new PaymentForm(CardFields.NONE, false, null);
        form.values.putAll(values);
        return form;
    }

    /** The values that the page may show again: all except the card, and except those with a card number. */
    Map<PayField, String> values() {
        return values;
    }

    /** The error messages for the payer, in the order of the form. */
    Map<PayField, String> errors() {
        return errors;
    }

    /** Whether the payer only requests the total at the entered address. */
    boolean isQuoteOnly() {
        return isQuoteOnly;
    }

    /** The location that the payer has entered so far. */
    TaxLocation taxLocation() {
        return EnteredLocation.of(this::value);
    }

    /**
     * The command to pay, or null if there are {@link #errors()}. When the page does not ask for an address, submitted
     * addresses and tax ids are ignored.
     *
     * @param page the page that the form belongs to, of a payable link with a checkout
     * @param earliest the first month in which the card must be valid
     */
    PayLink.@Nullable Command toCommand(PayPage page, YearMonth earliest) {
        EmailAddress email = required(PayField.EMAIL, EmailAddress::new);
        FullName name = required(PayField.NAME, FullName::new);
        PostalAddress address = page.asksForAddress() ? address() : null;
        TaxDocument taxDocument = page.asksForAddress() ? taxDocument() : null;
        Checkout checkout = Objects.requireNonNull(page.checkout(), "checkout");
        EnteredCard entered = card.read(checkout, earliest, errors);
        if (email == null || name == null || entered == null || !errors.isEmpty()) {
            return null;
        }
        return parsed(
                PayField.TAX_ID,
                () -> new PayLink.Command(email, name, address, taxDocument, entered, shownTotalMinor));
    }

    /** Adds the violations as errors; returns those that belong to no field of the form. */
    List<Violation> addErrors(List<Violation> violations) {
        violations.forEach(violation -> fieldOf(violation).ifPresent(field -> addError(field, violation.message())));
        return violations.stream()
                .filter(violation -> fieldOf(violation).isEmpty())
                .toList();
    }

    private @Nullable PostalAddress address() {
        String country = required(PayField.COUNTRY);
        String line1 = required(PayField.LINE1);
        String city = required(PayField.CITY);
        String postalCode = required(PayField.POSTAL_CODE);
        try {
            return new PostalAddress(
                    line1, optional(PayField.LINE2), city, optional(PayField.STATE), postalCode, country, null);
        } catch (InvalidValueException invalid) {
            // The parts of an address have the names of the fields.
            addErrors(invalid.violations());
            return null;
        }
    }

    private @Nullable TaxDocument taxDocument() {
        String taxId = optional(PayField.TAX_ID);
        return taxId == null
                ? null
                : parsed(PayField.TAX_ID, () -> {
                    TaxDocument document = new TaxDocument(taxId);
                    // The command checks it too, but only when all other fields are valid.
                    VatId.requireWellFormed(document.value(), value(PayField.COUNTRY));
                    return document;
                });
    }

    private String value(PayField field) {
        return values.getOrDefault(field, "");
    }

    private <T> @Nullable T required(PayField field, Function<String, T> type) {
        String text = required(field);
        return text.isEmpty() ? null : parsed(field, () -> type.apply(text));
    }

    private String required(PayField field) {
        String text = value(field);
        if (text.isEmpty()) {
            // A value that was removed because it has a card number keeps that error.
            errors.putIfAbsent(field, missingMessage(field));
        }
        return text;
    }

    private @Nullable String optional(PayField field) {
        String text = value(field);
        return text.isEmpty() ? null : text;
    }

    /** The value, or null with an error at the field. */
    private <T> @Nullable T parsed(PayField field, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidValueException invalid) {
            invalid.violations().forEach(violation -> addError(field, violation.message()));
            return null;
        }
    }

    private void addError(PayField field, String message) {
        errors.putIfAbsent(field, field.label() + " " + message + ".");
    }

    private static String missingMessage(PayField field) {
        return switch (field) {
            case COUNTRY -> "Choose your country.";
            case LINE1 -> "Enter your street and number.";
            case EMAIL -> "Enter your email address.";
            default -> "Enter your " + field.label().toLowerCase(Locale.ROOT) + ".";
        };
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
