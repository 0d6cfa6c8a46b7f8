package dev.hexpay.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Refused;
import dev.hexpay.domain.refusal.RefusalCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostedPageTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final LinkToken TOKEN = LinkToken.of(new byte[LinkToken.BYTES]);

    private static HostedPage until(Instant expiresAt) {
        return new HostedPage(TOKEN, null, null, expiresAt);
    }

    @Test
    void a_page_refuses_from_its_expiry_on_and_not_a_millisecond_before() {
        HostedPage page = until(NOON);

        assertThat(page.isExpired(NOON.minusMillis(1))).isFalse();
        assertThat(page.isExpired(NOON)).isTrue();
        assertThat(page.isExpired(NOON.plusMillis(1))).isTrue();
    }

    @Test
    void a_page_without_expiry_never_refuses() {
        assertThat(HostedPage.at(TOKEN).isExpired(Instant.MAX)).isFalse();
    }

    @Test
    void an_expiry_is_kept_as_finely_as_it_can_be_stored() {
        assertThat(until(NOON.plusNanos(1_999_999)).expiresAt()).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void an_expiry_that_no_calendar_shows_is_refused() {
        Instant last = Instant.parse("9999-12-31T23:59:59.999Z");

        assertThat(until(last).expiresAt()).isEqualTo(last);
        assertThat(Refused.problemsOf(() -> until(last.plusMillis(1))))
                .containsExactly("expiresAt: must be before the year 10000");
        assertThat(Refused.fieldsOf(() -> until(Instant.MAX))).containsExactly("expiresAt");
    }

    @Test
    void a_token_is_made_of_all_its_random_bytes_and_reads_back() {
        byte[] random = new byte[LinkToken.BYTES];
        random[LinkToken.BYTES - 1] = 1;
        LinkToken token = LinkToken.of(random);

        assertThat(token).isNotEqualTo(TOKEN);
        assertThat(LinkToken.parse(token.value())).isEqualTo(token);
        assertThatThrownBy(() -> LinkToken.of(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
            })
    void what_cannot_be_a_token_opens_nothing(String text) {
        assertThat(Refused.by(() -> LinkToken.parse(text)).code()).isEqualTo(RefusalCode.NOT_FOUND);
        assertThatThrownBy(() -> new LinkToken(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_printed_token_opens_nothing() {
        byte[] random = "twenty-four random bytes".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        LinkToken token = LinkToken.of(random);

        assertThat(token.toString()).doesNotContain(token.value().substring(4));
        assertThat(HostedPage.at(token).toString()).doesNotContain(token.value().substring(4));
    }
}
