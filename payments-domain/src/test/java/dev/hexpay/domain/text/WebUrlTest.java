package dev.hexpay.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://example.com/",
                "HTTPS://example.com/thanks?order=1&x=%C3%A4#top",
                "http://localhost:3000/success",
                "http://127.0.0.1:8080",
                "http://[::1]:8080/x",
                "https://xn--mnchen-3ya.de/",
            })
    void absolute_web_url_is_kept_unchanged(String value) {
        assertThat(new WebUrl(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript://example.com/%0aalert(1)",
                "data:text/html,hello",
                "file:///etc/passwd",
                "ftp://example.com/",
                "mailto:ada@example.com",
                "/thanks",
                "thanks",
                "//example.com/thanks",
                "example.com/thanks",
                "https:",
                "https://",
                "https:///thanks",
                "https:example.com",
                "https://user@example.com/",
                "https://user:secret@example.com/",
                "https://@example.com/",
                "https://exa mple.com/",
                "https://example.com/a b",
                "https://example.com\\@evil.example/",
                "https://:443/",
                " https://example.com",
                "https://example.com/<script>",
            })
    void other_urls_are_rejected(String value) {
        assertThat(Rejection.messagesOf(() -> new WebUrl(value)))
                .containsExactly("must be an absolute http or https URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com/\r\nSet-Cookie: a=b", "https://example.com/\0", "https://a.example/\ud800"})
    void header_breaking_and_unstorable_characters_are_rejected(String value) {
        assertThat(Rejection.messagesOf(() -> new WebUrl(value)))
                .containsExactly("must not contain control characters");
    }

    @Test
    void ascii_form_percent_encodes_other_characters() {
        assertThat(new WebUrl("https://example.com/grüße?für=株#a").ascii())
                .isEqualTo("https://example.com/gr%C3%BC%C3%9Fe?f%C3%BCr=%E6%A0%AA#a");
        assertThat(new WebUrl("https://example.com/a%20b?c=d+e").ascii()).isEqualTo("https://example.com/a%20b?c=d+e");
    }

    /** In the composed form, the accent would break the escape, and the varia would become a grave accent. */
    @Test
    void ascii_form_is_a_url_whatever_its_characters_compose_to() {
        assertThat(new WebUrl("https://example.com/%4e\u0301\u1fef").ascii())
                .isEqualTo("https://example.com/%4e%CC%81%E1%BF%AF");
    }

    @Test
    void url_has_at_most_2048_characters() {
        String most = "https://example.com/" + "x".repeat(2048 - 20);

        assertThat(new WebUrl(most).value()).hasSize(2048);
        assertThat(Rejection.messagesOf(() -> new WebUrl(most + "x")))
                .containsExactly("must have at most 2048 characters");
    }
}
