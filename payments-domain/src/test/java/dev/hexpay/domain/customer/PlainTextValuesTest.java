package dev.hexpay.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Refused;
import dev.hexpay.domain.organization.KeyName;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.refusal.Refusal;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextValuesTest {
    private record Limit(String field, int max, Function<String, Record> constructor) {}

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
    void each_value_has_its_own_limit_in_characters(Limit limit) {
        String most = "😀".repeat(limit.max());

        assertThat(limit.constructor().apply(most)).extracting("value").isEqualTo(most);
        assertThat(Refused.problemsOf(() -> limit.constructor().apply(most + "x")))
                .containsExactly(limit.field() + ": must have at most " + limit.max() + " characters");
    }

    @ParameterizedTest
    @MethodSource("limits")
    void none_may_be_blank_or_hold_what_cannot_be_stored(Limit limit) {
        Stream.of("", "  ", "a\0b", "a\ud800b")
                .forEach(value -> assertThat(
                                Refused.fieldsOf(() -> limit.constructor().apply(value)))
                        .containsExactly(limit.field()));
    }

    @Test
    void only_a_description_may_have_several_lines() {
        assertThat(limits().filter(limit -> !limit.field().equals("description"))
                        .map(limit -> Refused.fieldsOf(() -> limit.constructor().apply("a\nb"))))
                .hasSize(4);
        assertThat(new Description("a\nb").value()).isEqualTo("a\nb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Madrid", "America/Argentina/Buenos_Aires"})
    void a_zone_of_the_iana_list_is_a_time_zone(String zone) {
        assertThat(new TimeZoneName(zone).value()).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Olympus", "+02:00", "europe/madrid", "CEST", "Z"})
    void what_is_not_in_the_list_is_no_time_zone(String zone) {
        assertThat(Refused.problemsOf(() -> new TimeZoneName(zone)))
                .containsExactly("timezone: must be an IANA time zone such as Europe/Madrid");
    }

    @Test
    void an_own_id_never_looks_like_one_of_ours() {
        assertThatThrownBy(() -> new ExternalId("cus_01ARZ3NDEKTSV4RRFFQ69G5FAV"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("your own id");
        assertThat(new ExternalId("cus_42").value()).isEqualTo("cus_42");
    }
}
