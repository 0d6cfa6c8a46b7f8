package dev.hexpay.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.id.OrganizationId;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingHintTest {
    private static final OrganizationId ORGANIZATION =
            new OrganizationId(UUID.fromString("f193a6f2-8c1d-7e44-9b0a-01e2d3c4b5a6"));

    private final Random source = new Random(7);

    private byte[] random() {
        byte[] random = new byte[24];
        source.nextBytes(random);
        return random;
    }

    @ParameterizedTest
    @EnumSource
    void text_names_its_scope(Mode mode) {
        for (int i = 0; i < 1_000; i++) {
            Scope scope = new Scope(new OrganizationId(new UUID(source.nextLong(), source.nextLong())), mode);
            assertThat(RoutingHint.scope(RoutingHint.of(scope, random()))).isEqualTo(scope);
            assertThat(RoutingHint.organization(RoutingHint.of(scope.organization(), random())))
                    .isEqualTo(scope.organization());
        }
    }

    @Test
    void random_bytes_are_whole_and_last() {
        byte[] random = random();
        byte[] text = Base64.getUrlDecoder().decode(RoutingHint.of(ORGANIZATION, random));

        assertThat(text).hasSize(16 + random.length).endsWith(random);
    }

    @Test
    void text_has_the_same_length_for_every_organization() {
        byte[] random = random();

        assertThat(RoutingHint.of(new OrganizationId(new UUID(0, 0)), random))
                .hasSameSizeAs(RoutingHint.of(new OrganizationId(new UUID(-1, -1)), random));
    }

    /** Otherwise the shown start of a key would be the same for all keys of an organization. */
    @Test
    void beginning_of_the_text_differs_with_the_random_bytes() {
        Set<String> beginnings = IntStream.range(0, 100)
                .mapToObj(i -> RoutingHint.of(ORGANIZATION, random()).substring(0, 4))
                .collect(Collectors.toSet());

        assertThat(beginnings).hasSizeGreaterThan(95);
    }

    @Test
    void text_that_was_made_up_names_some_scope() {
        assertThat(RoutingHint.scope("A".repeat(55))).isNotNull();
        assertThat(RoutingHint.scope("_".repeat(55))).isNotEqualTo(RoutingHint.scope("A".repeat(55)));
    }
}
