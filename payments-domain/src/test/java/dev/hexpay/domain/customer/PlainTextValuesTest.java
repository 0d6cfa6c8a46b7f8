package dev.hexpay.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.text.Description;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextValuesTest {
    private record Limit(String type, int max, Function<String, Record> constructor) {}

    static Stream<Limit> limits() {
        return Stream.of(
                new Limit("externalId", 100, ExternalId::new),
                new Limit("fullName", 200, FullName::new),
                new Limit("taxDocument", 50, TaxDocument::new),
                new Limit("name", 100, KeyName::new),
                new Limit("description", 500, Description::new));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void each_value_limits_its_length_in_characters(Limit limit) {
        String most = "😀".repeat(limit.max());

        assertThat(limit.constructor().apply(most)).extracting("value").isEqualTo(most);
        assertThat(Rejection.messagesOf(() -> limit.constructor().apply(most + "x")))
                .containsExactly("must have at most " + limit.max() + " characters");
    }

    @ParameterizedTest
    @MethodSource("limits")
    void blank_and_unstorable_values_are_rejected(Limit limit) {
        Stream.of("", "  ", "a\0b", "a\ud800b")
                .forEach(value -> assertThat(
                                Rejection.messagesOf(() -> limit.constructor().apply(value)))
                        .hasSize(1));
    }

    @Test
    void only_a_description_may_have_line_breaks() {
        assertThat(limits().filter(limit -> !limit.type().equals("description"))
                        .map(limit ->
                                Rejection.messagesOf(() -> limit.constructor().apply("a\nb"))))
                .hasSize(4);
        assertThat(new Description("a\nb").value()).isEqualTo("a\nb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Madrid", "America/Argentina/Buenos_Aires"})
    void iana_time_zones_are_accepted(String zone) {
        assertThat(new TimeZoneName(zone).value()).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Olympus", "+02:00", "europe/madrid", "CEST", "Z"})
    void other_time_zones_are_rejected(String zone) {
        assertThat(Rejection.messagesOf(() -> new TimeZoneName(zone)))
                .containsExactly("must be an IANA time zone such as Europe/Madrid");
    }

    @Test
    void external_id_with_the_format_of_a_customer_id_is_rejected() {
        assertThatThrownBy(() -> new ExternalId("cus_01ARZ3NDEKTSV4RRFFQ69G5FAV"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("must be an external id");
        assertThat(new ExternalId("cus_42").value()).isEqualTo("cus_42");
    }
}
