package dev.hexpay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
    private static final List<String> NAMES = List.of("serve", "link", "listen", "status", "keys", "organizations");

    @ParameterizedTest
    @CsvSource({
        "srve, serve",
        "servee, serve",
        "sarve, serve",
        "esrve, serve",
        "lnik, link",
        "lsten, listen",
        "organisations, organizations",
        "organization, organizations",
    })
    void mistyped_name_is_found(String typed, String name) {
        assertThat(NearestName.of(typed, NAMES)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pay", "stop", "x", "a-long-other-name"})
    void other_name_is_not(String typed) {
        assertThat(NearestName.of(typed, NAMES)).isEmpty();
    }
}
