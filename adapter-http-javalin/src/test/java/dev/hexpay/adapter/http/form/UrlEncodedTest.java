package dev.hexpay.adapter.http.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.form.UrlEncoded.Parameter;
import org.junit.jupiter.api.Test;

class UrlEncodedTest {
    @Test
    void parameters_keep_their_order_and_repetitions() {
        assertThat(UrlEncoded.parse("a=1&b=%C3%BC+x&a=&c"))
                .containsExactly(
                        new Parameter("a", "1"),
                        new Parameter("b", "\u00fc x"),
                        new Parameter("a", ""),
                        new Parameter("c", ""));
    }

    @Test
    void bytes_that_are_not_utf8_are_reported() {
        assertThat(UrlEncoded.parse("name=M%FCller")).containsExactly(new Parameter("name", null));
    }

    @Test
    void broken_escape_is_reported() {
        assertThat(UrlEncoded.parse("a=%4")).containsExactly(new Parameter("a", null));
        assertThat(UrlEncoded.parse("a=%zz")).containsExactly(new Parameter("a", null));
    }
}
