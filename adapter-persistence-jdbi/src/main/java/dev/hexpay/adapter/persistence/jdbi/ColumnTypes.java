package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.event.EventType;
import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.SuccessUrl;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tenant.ApiKeyHash;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.domain.webhook.EncryptedSecret;
import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jspecify.annotations.Nullable;

/**
 * How domain values are stored in columns: ids and other texts as text, enums as in the API, metadata as JSON, and
 * instants in UTC. (Jdbi's default for instants uses the local time of the JVM, which is ambiguous for an hour each
 * autumn.)
 */
final class ColumnTypes implements ArgumentFactory.Preparable, ColumnMapperFactory {
    private static final Map<Class<?>, ColumnType<?, ?>> TYPES = Stream.of(
                    new ColumnType<>(
                            Instant.class,
                            OffsetDateTime.class,
                            OffsetDateTime::toInstant,
                            instant -> instant.atOffset(ZoneOffset.UTC)),
                    new ColumnType<>(PdfDocument.class, byte[].class, PdfDocument::new, PdfDocument::bytes),
                    new ColumnType<>(OrganizationId.class, UUID.class, OrganizationId::new, OrganizationId::value),
                    new ColumnType<>(Rate.class, Integer.class, Rate::new, Rate::partsPerMillion),
                    text(ApiKeyHash.class, ApiKeyHash::new, ApiKeyHash::hex),
                    text(ApiKeyId.class, ApiKeyId::new, ApiKeyId::value),
                    text(AuditEntryId.class, AuditEntryId::new, AuditEntryId::value),
                    text(CreditNoteId.class, CreditNoteId::new, CreditNoteId::value),
                    text(Currency.class, CurrencyCode::ofStored, CurrencyCode::format),
                    text(CustomerId.class, CustomerId::new, CustomerId::value),
                    text(Description.class, Description::new, Description::value),
                    text(DisputeId.class, DisputeId::new, DisputeId::value),
                    text(EmailAddress.class, EmailAddress::new, EmailAddress::value),
                    text(EncryptedSecret.class, EncryptedSecret::new, EncryptedSecret::ciphertext),
                    text(EventId.class, EventId::new, EventId::value),
                    text(EventType.class, ColumnTypes::eventTypeOf, EventType::publishedName),
                    text(ExternalId.class, ExternalId::new, ExternalId::value),
                    text(FullName.class, FullName::new, FullName::value),
                    text(IdempotencyKey.class, IdempotencyKey::new, IdempotencyKey::value),
                    text(InvoiceId.class, InvoiceId::new, InvoiceId::value),
                    text(KeyName.class, KeyName::new, KeyName::value),
                    text(LinkToken.class, LinkToken::new, LinkToken::value),
                    text(Metadata.class, Json::metadata, Json::of),
                    text(PaymentId.class, PaymentId::new, PaymentId::value),
                    text(PaymentMethodId.class, PaymentMethodId::new, PaymentMethodId::value),
                    text(ReceiptId.class, ReceiptId::new, ReceiptId::value),
                    text(RefundId.class, RefundId::new, RefundId::value),
                    text(RefundReason.class, RefundReason::new, RefundReason::value),
                    text(RequestFingerprint.class, RequestFingerprint::new, RequestFingerprint::value),
                    text(SuccessUrl.class, SuccessUrl::new, SuccessUrl::value),
                    text(TaxDetails.class, Json::taxDetails, Json::of),
                    text(TaxDocument.class, TaxDocument::new, TaxDocument::value),
                    text(TimeZoneName.class, TimeZoneName::new, TimeZoneName::value),
                    text(TransactionId.class, TransactionId::new, TransactionId::value),
                    text(WebUrl.class, WebUrl::new, WebUrl::value),
                    text(WebhookDeliveryId.class, WebhookDeliveryId::new, WebhookDeliveryId::value),
                    text(WebhookEndpointId.class, WebhookEndpointId::new, WebhookEndpointId::value))
            .collect(Collectors.toUnmodifiableMap(ColumnType::type, Function.identity()));

    /** Enum constants whose stored text is not their name. */
    private static final Map<Enum<?>, String> OTHER_TEXTS =
            Map.of(Refund.Cause.DUPLICATE_PAYMENT, "paid_twice", LocationSource.NONE, "nobody");

    private static final ClassValue<Optional<ColumnType<?, ?>>> FOUND = new ClassValue<>() {
        @Override
        protected Optional<ColumnType<?, ?>> computeValue(Class<?> javaType) {
            ColumnType<?, ?> columnType = TYPES.get(javaType);
            return columnType == null && javaType.isEnum()
                    ? Optional.of(enumType(javaType.asSubclass(Enum.class)))
                    : Optional.ofNullable(columnType);
        }
    };

    private ColumnTypes() {}

    /** Makes Jdbi bind and map these types. */
    static void register(Jdbi jdbi) {
        ColumnTypes types = new ColumnTypes();
        jdbi.registerArgument(types);
        jdbi.registerColumnMapper(types);
    }

    /** What is stored for this value. */
    static Object stored(Object value) {
        return find(value.getClass()).<Object>map(type -> type.stored(value)).orElse(value);
    }

    /** How values of this type are bound; as JDBC does it when it is none of these types. */
    static Function<@Nullable Object, Argument> arguments(Type type) {
        return find(type)
                .<Function<@Nullable Object, Argument>>map(columnType -> columnType::argument)
                .orElse(ColumnTypes::argumentOf);
    }

    private static Argument argumentOf(@Nullable Object stored) {
        return stored == null
                ? (position, statement, context) -> statement.setNull(position, Types.OTHER)
                : (position, statement, context) -> statement.setObject(position, stored);
    }

    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
        return find(type).map(columnType -> columnType::argument);
    }

    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
        return find(type).map(ColumnType::mapper);
    }

    private static Optional<ColumnType<?, ?>> find(Type type) {
        return type instanceof Class<?> javaType ? FOUND.get(javaType) : Optional.empty();
    }

    private static <T> ColumnType<T, String> text(
            Class<T> type, Function<String, T> fromText, Function<T, String> toText) {
        return new ColumnType<>(type, String.class, fromText, toText);
    }

    private static <E extends Enum<?>> ColumnType<E, String> enumType(Class<E> type) {
        Map<E, String> texts = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), ColumnTypes::textOf));
        Map<String, E> constants =
                texts.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
        return text(
                type,
                text -> {
                    E constant = constants.get(text);
                    if (constant == null) {
                        throw new IllegalStateException("unknown " + type.getSimpleName() + ": " + text);
                    }
                    return constant;
                },
                texts::get);
    }

    private static EventType eventTypeOf(String name) {
        return EventType.named(name).orElseThrow(() -> new IllegalStateException("unknown event: " + name));
    }

    private static String textOf(Enum<?> constant) {
        return OTHER_TEXTS.getOrDefault(constant, WireName.of(constant));
    }

    /** A domain type and the type that JDBC reads and writes for it. */
    private record ColumnType<T, J>(Class<T> type, Class<J> jdbcType, Function<J, T> read, Function<T, J> write) {
        ColumnMapper<@Nullable T> mapper() {
            return (results, column, context) -> {
                J stored = results.getObject(column, jdbcType);
                return stored == null ? null : read.apply(stored);
            };
        }

        Object stored(Object value) {
            return write.apply(type.cast(value));
        }

        Argument argument(@Nullable Object value) {
            return argumentOf(value == null ? null : stored(value));
        }
    }
}
