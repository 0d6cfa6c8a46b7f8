package dev.hexpay.adapter.http.api.bind;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.application.page.PageRequest;
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
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.SuccessUrl;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.domain.webhook.EventName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The JSON Schema of the types that a string of a request can become. A schema says what JSON Schema can express: no text
 * that the type accepts violates it.
 */
final class TextSchemas {
    private static final String NOT_BLANK = "\\S";
    private static final String WEB = "^[Hh][Tt][Tt][Pp][Ss]?://";
    private static final String ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}$";

    private static final Map<Class<?>, ObjectNode> SCHEMAS = Map.ofEntries(
            Map.entry(AddressLine.class, written(AddressLine.MAX)),
            Map.entry(
                    CountryCode.class,
                    described("ISO 3166-1 alpha-2, in any case").put("pattern", "^[A-Za-z]{2}$")),
            Map.entry(Currency.class, described("ISO 4217, in any case").put("pattern", "^[A-Za-z]{3}$")),
            Map.entry(
                    CustomerReference.class,
                    described("The id of a customer, or its external id").put("pattern", NOT_BLANK)),
            Map.entry(Description.class, written(Description.MAX)),
            Map.entry(EmailAddress.class, written(EmailAddress.MAX)),
            Map.entry(EventName.class, oneOf(EventName.PUBLISHED.stream().sorted())),
            Map.entry(ExternalId.class, written(ExternalId.MAX)),
            Map.entry(FullName.class, written(FullName.MAX)),
            Map.entry(Instant.class, described("ISO 8601 with an offset").put("format", "date-time")),
            Map.entry(InvoiceId.class, string().put("pattern", "^inv_" + ULID)),
            Map.entry(KeyName.class, written(KeyName.MAX)),
            Map.entry(LocalDate.class, string().put("format", "date")),
            Map.entry(PageLimit.class, limit()),
            Map.entry(PaymentMethodId.class, string().put("pattern", "^pm_" + ULID)),
            Map.entry(PaymentMethodReference.class, described("The id of a payment method")),
            Map.entry(PostalCode.class, written(PostalCode.MAX)),
            Map.entry(RefundReason.class, written(RefundReason.MAX)),
            Map.entry(String.class, string()),
            Map.entry(
                    SuccessUrl.class,
                    described("An absolute URL; " + SuccessUrl.PLACEHOLDER + " is replaced by the id of the payment")
                            .put("pattern", WEB)
                            .put("maxLength", WebUrl.MAX)),
            Map.entry(TaxDocument.class, written(TaxDocument.MAX)),
            Map.entry(TimeZoneName.class, described("An IANA time zone such as Europe/Madrid")),
            Map.entry(
                    WebUrl.class,
                    described("An absolute URL").put("pattern", WEB).put("maxLength", WebUrl.MAX)));

    private TextSchemas() {}

    /** The schema of a type for which {@link TextValues} has a parser. */
    static ObjectNode of(Class<?> type) {
        return type.isEnum()
                ? oneOf(Arrays.stream((Enum<?>[]) type.getEnumConstants()).map(WireName::of))
                : Objects.requireNonNull(SCHEMAS.get(type), type::getName).deepCopy();
    }

    private static ObjectNode string() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }

    private static ObjectNode described(String description) {
        return string().put("description", description);
    }

    private static ObjectNode written(int max) {
        return string().put("minLength", 1).put("maxLength", max).put("pattern", NOT_BLANK);
    }

    private static ObjectNode oneOf(Stream<String> texts) {
        ObjectNode schema = string();
        ArrayNode names = schema.putArray("enum");
        texts.forEach(names::add);
        return schema;
    }

    private static ObjectNode limit() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", PageRequest.MAX_LIMIT)
                .put("default", PageRequest.DEFAULT_LIMIT);
    }
}
