package dev.hexpay.adapter.http.api.bind;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.PaymentMethodReference;
import dev.hexpay.domain.customer.AddressLine;
import dev.hexpay.domain.customer.CountryCode;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalCode;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.SuccessUrl;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.text.CardNumbers;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.InvisibleCharacters;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.domain.webhook.EventName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which types a string of a request can become, and how. */
final class TextValues {
    private static final int LAST_YEAR = 9999;
    private static final int DATE_LENGTH = 10;

    private static final Map<Class<?>, Function<String, ?>> PARSERS = Map.ofEntries(
            typed(AddressLine.class, AddressLine::new),
            type(CountryCode.class, CountryCode::new),
            type(Currency.class, CurrencyCode::parse),
            type(CustomerReference.class, CustomerReference::new),
            written(Description.class, Description::new),
            typed(EmailAddress.class, EmailAddress::new),
            type(EventName.class, EventName::new),
            typed(ExternalId.class, ExternalId::new),
            typed(FullName.class, FullName::new),
            type(Instant.class, TextValues::instant),
            type(InvoiceId.class, TextValues::invoiceId),
            typed(KeyName.class, KeyName::new),
            type(LocalDate.class, TextValues::date),
            type(PageLimit.class, PageLimit::parse),
            type(PaymentMethodId.class, PaymentMethodId::parse),
            type(PaymentMethodReference.class, PaymentMethodReference::new),
            typed(PostalCode.class, PostalCode::new),
            typed(RefundReason.class, RefundReason::new),
            type(String.class, Function.identity()),
            type(SuccessUrl.class, SuccessUrl::new),
            typed(TaxDocument.class, TaxDocument::new),
            type(TimeZoneName.class, TimeZoneName::new),
            type(WebUrl.class, WebUrl::new));

    private TextValues() {}

    /** The types with a parser; enums have one as well. */
    static Set<Class<?>> types() {
        return PARSERS.keySet();
    }

    /** What makes a value of a string, or throws {@link InvalidValueException}; null when a string never becomes one. */
    static @Nullable Function<String, ?> parser(Class<?> type) {
        return type.isEnum() ? text -> constant(type, text) : PARSERS.get(type);
    }

    private static <T> Map.Entry<Class<?>, Function<String, ?>> type(Class<T> type, Function<String, T> parser) {
        return Map.entry(type, parser);
    }

    /** A type whose text is written by people, who may confuse its field with that of the card. */
    private static <T> Map.Entry<Class<?>, Function<String, ?>> written(Class<T> type, Function<String, T> parser) {
        return type(type, text -> {
            T value = parser.apply(text);
            // Only text of a bounded length is searched.
            CardNumbers.requireNone(text);
            return value;
        });
    }

    /** A type whose text is a line that people type. */
    private static <T> Map.Entry<Class<?>, Function<String, ?>> typed(Class<T> type, Function<String, T> parser) {
        return written(type, text -> {
            T value = parser.apply(text);
            InvisibleCharacters.requireNone(text);
            return value;
        });
    }

    /** The constants of a text that lists one or several of them, separated by commas. */
    static Set<Enum<?>> constants(Class<?> type, String text) {
        return Arrays.stream(text.split(",", -1))
                .map(name -> find(type, name)
                        .orElseThrow(() -> new InvalidValueException(
                                "must be one or several, separated by commas, of " + names(type))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Enum<?> constant(Class<?> type, String text) {
        return find(type, text).orElseThrow(() -> new InvalidValueException("must be one of " + names(type)));
    }

    private static Optional<Enum<?>> find(Class<?> type, String text) {
        return constantsOf(type)
                .filter(constant -> WireName.of(constant).equals(text))
                .findFirst();
    }

    private static String names(Class<?> type) {
        return constantsOf(type).map(WireName::of).collect(Collectors.joining(", "));
    }

    private static Stream<Enum<?>> constantsOf(Class<?> type) {
        return Arrays.stream((Enum<?>[]) type.getEnumConstants());
    }

    /** An instant in ISO 8601 with an offset, truncated to milliseconds. */
    private static Instant instant(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeParseException e) {
            // Reported below, like a year that has more digits.
        }
        throw new InvalidValueException("must be an ISO 8601 time with offset such as 2026-07-11T09:30:00Z");
    }

    /** A date in ISO 8601, of the years 0 to 9999. */
    private static LocalDate date(String text) {
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // Reported below.
        }
        throw new InvalidValueException("must be a date such as 2026-07-24");
    }

    // An unknown invoice matches nothing; a text that is not an invoice id is a violation.
    private static InvoiceId invoiceId(String text) {
        if (!IdKind.INVOICE.matches(text)) {
            throw new InvalidValueException("must be the id of an invoice");
        }
        return new InvoiceId(text);
    }
}
