package dev.hexpay.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostedPageTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final LinkToken TOKEN = LinkToken.of(new byte[LinkToken.BYTES]);

    private static HostedPage until(Instant expiresAt) {
        return new HostedPage(TOKEN, null, null, expiresAt);
    }

    @Test
    void page_expires_exactly_at_its_expiry() {
        HostedPage page = until(NOON);

        assertThat(page.isExpired(NOON.minusMillis(1))).isFalse();
        assertThat(page.isExpired(NOON)).isTrue();
        assertThat(page.isExpired(NOON.plusMillis(1))).isTrue();
    }

    @Test
    void page_without_expiry_never_expires() {
        assertThat(HostedPage.of(TOKEN).isExpired(Instant.MAX)).isFalse();
    }

    @Test
    void expiry_is_truncated_to_milliseconds() {
        assertThat(until(NOON.plusNanos(1_999_999)).expiresAt()).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void expiry_from_the_year_10000_on_is_rejected() {
        Instant last = Instant.parse("9999-12-31T23:59:59.999Z");

        assertThat(until(last).expiresAt()).isEqualTo(last);
        assertThat(Rejection.messagesOf(() -> until(last.plusMillis(1))))
                .containsExactly("must be before the year 10000");
        assertThat(Rejection.messagesOf(() -> until(Instant.MAX))).containsExactly("must be before the year 10000");
    }

    @Test
    void token_encodes_all_random_bytes_and_round_trips() {
        byte[] random = new byte[LinkToken.BYTES];
        random[LinkToken.BYTES - 1] = 1;
        LinkToken token = LinkToken.of(random);

        assertThat(token).isNotEqualTo(TOKEN);
        assertThat(LinkToken.parse(token.value())).isEqualTo(token);
        assertThatThrownBy(() -> LinkToken.of(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void token_of_each_form_round_trips(LinkTokenForm form) {
        Scope scope = new Scope(new OrganizationId(UUID.fromString("0193a6f2-8c1d-7e44-9b0a-f1e2d3c4b5a6")), Mode.LIVE);
        LinkToken token = form.create(scope, new byte[LinkToken.BYTES]);

        assertThat(LinkToken.parse(token.value())).isEqualTo(token);
        assertThat(token.scope()).isEqualTo(form == LinkTokenForm.ROUTED ? Optional.of(scope) : Optional.empty());
        assertThat(token.value()).hasSize(form == LinkTokenForm.ROUTED ? 55 : 32);
    }

    @Test
    void token_that_names_a_scope_needs_all_random_bytes() {
        Scope scope = new Scope(new OrganizationId(new UUID(0, 0)), Mode.LIVE);
        for (int bytes : new int[] {LinkToken.BYTES - 1, LinkToken.BYTES + 1}) {
            assertThatThrownBy(() -> LinkToken.of(scope, new byte[bytes])).isInstanceOf(IllegalArgumentException.class);
        }
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
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA@",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA[",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA{",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u00e9",
            })
    void malformed_token_is_not_found(String text) {
        assertThat(Rejection.of(() -> LinkToken.parse(text)).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThatThrownBy(() -> new LinkToken(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef", "ghijklmnopqrstuvwxyz0123456789-_"})
    void token_may_have_every_digit_of_base64_for_urls(String text) {
        assertThat(LinkToken.parse(text).value()).isEqualTo(text);
    }

    @Test
    void to_string_does_not_reveal_the_token() {
        byte[] random = "twenty-four random bytes".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        LinkToken token = LinkToken.of(random);

        assertThat(token.toString()).doesNotContain(token.value().substring(4));
        assertThat(HostedPage.of(token).toString()).doesNotContain(token.value().substring(4));
    }
}
