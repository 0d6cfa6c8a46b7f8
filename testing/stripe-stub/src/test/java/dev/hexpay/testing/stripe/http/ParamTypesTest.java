package dev.hexpay.testing.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.ConfirmationTokenCreateParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.tax.CalculationCreateParams;
import dev.hexpay.testing.stripe.http.ParamType.AnyOf;
import dev.hexpay.testing.stripe.http.ParamType.Bool;
import dev.hexpay.testing.stripe.http.ParamType.Choice;
import dev.hexpay.testing.stripe.http.ParamType.Int;
import dev.hexpay.testing.stripe.http.ParamType.ListOf;
import dev.hexpay.testing.stripe.http.ParamType.MapOf;
import dev.hexpay.testing.stripe.http.ParamType.Shape;
import dev.hexpay.testing.stripe.http.ParamType.Text;
import dev.hexpay.testing.stripe.http.ParamType.Unset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParamTypesTest {
    @Test
    void types_are_those_of_the_library() {
        Map<String, ParamType> types = ParamTypes.of(PaymentIntentCreateParams.class);

        assertThat(types)
                .containsEntry("amount", new Int())
                .containsEntry("currency", new Text())
                .containsEntry("confirm", new Bool())
                .containsEntry("metadata", new MapOf())
                .containsEntry("expand", new ListOf(new Text()))
                .containsEntry("allowed_payment_method_types", new ListOf(new Choice(words())))
                .containsEntry("hooks", new Shape(PaymentIntentCreateParams.Hooks.class))
                .containsEntry(
                        "off_session", new AnyOf(List.of(new Choice(List.of("one_off", "recurring")), new Bool())))
                .doesNotContainKey("_stripe_java_extra_param_key");
        assertThat(ParamTypes.of(CustomerCreateParams.class))
                .containsEntry(
                        "tax_exempt",
                        new AnyOf(List.of(new Choice(List.of("exempt", "none", "reverse")), new Unset())));
    }

    private static List<String> words() {
        return Arrays.stream(PaymentIntentCreateParams.AllowedPaymentMethodType.values())
                .map(PaymentIntentCreateParams.AllowedPaymentMethodType::getValue)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                PaymentIntentCreateParams.class,
                PaymentIntentConfirmParams.class,
                PaymentIntentListParams.class,
                ConfirmationTokenCreateParams.class,
                CustomerCreateParams.class,
                RefundCreateParams.class,
                CalculationCreateParams.class
            })
    void every_nested_class_can_be_read(Class<?> params) {
        Set<Class<?>> read = new HashSet<>();

        read(new Shape(params), read);

        assertThat(read).contains(params);
    }

    private static void read(ParamType type, Set<Class<?>> read) {
        if (type instanceof Shape shape && read.add(shape.type())) {
            ParamTypes.of(shape.type()).values().forEach(each -> read(each, read));
        } else if (type instanceof ListOf list) {
            read(list.item(), read);
        } else if (type instanceof AnyOf any) {
            any.types().forEach(each -> read(each, read));
        }
    }
}
