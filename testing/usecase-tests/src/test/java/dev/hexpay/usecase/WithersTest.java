package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.anApiKey;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.policy.DeclineLimits;
import dev.hexpay.application.policy.Policies;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.PaymentMethodReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.LinkTokenForm;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.SuccessUrl;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tax.OpenLinkReverseCharge;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import dev.hexpay.domain.text.WebUrl;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A method of a command, a filter or a profile that returns a changed copy changes one component. */
class WithersTest {
    private static final EmailAddress EMAIL = new EmailAddress("ada@example.com");
    private static final CustomerReference CUSTOMER = new CustomerReference("user_1");

    /** One of each, with a value in every component. */
    private static final List<Record> SAMPLES = List.of(
            new PaymentFilter(
                    aCustomerId(),
                    Set.of(PaymentStatus.FAILED),
                    Set.of(PaymentKind.LINK),
                    Currency.getInstance("EUR"),
                    NOON,
                    NOON.plusSeconds(1)),
            new TransactionFilter(
                    TransactionStatus.FAILED, EMAIL, aPaymentId(), aCustomerId(), NOON, NOON.plusSeconds(1)),
            new RefundFilter(aTransactionId(), aPaymentId(), RefundStatus.FAILED),
            new DisputeFilter(aTransactionId(), aPaymentId(), DisputeStatus.OPEN),
            OpenPaymentLink.Command.of(usd(25_00), new Description("Consulting"))
                    .forCustomer(CUSTOMER)
                    .withSuccessUrl(new SuccessUrl("https://shop.example/paid"))
                    .withCancelUrl(new WebUrl("https://shop.example/cart"))
                    .withExpiresAt(NOON)
                    .withMetadata(new Metadata(Map.of("order", "1")))
                    .withCreatedBy(anApiKey().build().id()),
            new ChargeCustomer.Command(
                    CUSTOMER,
                    usd(25_00),
                    new Description("Renewal"),
                    new PaymentMethodReference(aMethodId().value()),
                    new Metadata(Map.of("order", "1")),
                    anApiKey().build().id()),
            new Profile(
                    EMAIL,
                    new ExternalId("user_1"),
                    new FullName("Ada Lovelace"),
                    new TaxDocument("DE136695976"),
                    TimeZoneName.UTC,
                    PostalAddress.in("DE")
                            .line1("Hauptstr. 1")
                            .postalCode("10115")
                            .city("Berlin")
                            .build(),
                    new Metadata(Map.of("order", "1"))),
            Policies.DEFAULT);

    /** The arguments of components that are never null. */
    private static final Map<Class<?>, Object> OTHER_VALUES = Map.of(
            Set.class,
            Set.of(),
            EmailAddress.class,
            new EmailAddress("grace@example.com"),
            TimeZoneName.class,
            new TimeZoneName("Europe/Berlin"),
            OpenLinkReverseCharge.class,
            OpenLinkReverseCharge.OFF,
            LinkTokenForm.class,
            LinkTokenForm.ROUTED,
            DeclineLimits.class,
            DeclineLimits.NONE);

    @TestFactory
    Stream<DynamicTest> sample_fills_every_component() {
        return SAMPLES.stream()
                .map(sample -> dynamicTest(
                        sample.getClass().getName(),
                        () -> assertThat(Stream.of(sample.getClass().getRecordComponents())
                                        .map(component -> value(component, sample)))
                                .doesNotContainNull()));
    }

    @TestFactory
    Stream<DynamicTest> changed_copy_keeps_every_other_component() {
        return SAMPLES.stream()
                .flatMap(sample -> withers(sample.getClass())
                        .map(wither -> dynamicTest(sample.getClass().getName() + "." + wither.getName(), () -> {
                            Object argument = OTHER_VALUES.get(wither.getParameterTypes()[0]);
                            Object copy = wither.invoke(sample, argument);
                            assertThat(Stream.of(sample.getClass().getRecordComponents())
                                            .filter(component ->
                                                    !value(component, sample).equals(value(component, copy)))
                                            .map(component -> value(component, copy)))
                                    .containsExactly(argument);
                        })));
    }

    private static Stream<Method> withers(Class<?> type) {
        List<Method> withers = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() == type && method.getParameterCount() == 1)
                .toList();
        assertThat(withers).as("methods of %s that copy", type).isNotEmpty();
        return withers.stream();
    }

    private static Object value(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
