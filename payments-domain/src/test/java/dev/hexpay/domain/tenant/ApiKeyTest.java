package dev.hexpay.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.text.WireName;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final OrganizationId ORGANIZATION =
            new OrganizationId(UUID.fromString("0193a6f2-8c1d-7e44-9b0a-f1e2d3c4b5a6"));

    private static ApiKeySecret secret(Mode mode, byte[] random) {
        return ApiKeySecret.of(new Scope(ORGANIZATION, mode), random);
    }

    private static byte[] random() {
        byte[] random = new byte[ApiKeySecret.BYTES];
        for (int i = 0; i < random.length; i++) {
            random[i] = (byte) (i * 7);
        }
        return random;
    }

    private static ApiKey key(Instant expiresAt) {
        ApiKeySecret secret = secret(Mode.SANDBOX, random());
        return new ApiKey(
                new ApiKeyId("key_01JD3K5T0MZQ8V6X2Y4W7R9S1A"),
                new KeyName("Shop"),
                secret.prefix(Mode.SANDBOX),
                secret.hash(),
                expiresAt,
                null,
                NOON);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void secret_contains_its_mode_and_every_random_bit(Mode mode) {
        ApiKeySecret secret = secret(mode, random());

        assertThat(secret.value()).matches("ck_" + WireName.of(mode) + "_[A-Za-z0-9_-]{64}");
        byte[] other = random();
        other[ApiKeySecret.BYTES - 1] ^= 1;
        assertThat(secret(mode, other)).isNotEqualTo(secret);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void prefix_identifies_a_secret_without_revealing_it(Mode mode) {
        ApiKeySecret secret = secret(mode, random());

        assertThat(secret.prefix(mode)).hasSize(("ck_" + WireName.of(mode) + "_").length() + 4);
        assertThat(secret.value()).startsWith(secret.prefix(mode));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void secret_names_its_scope(Mode mode) {
        assertThat(secret(mode, random()).scope()).contains(new Scope(ORGANIZATION, mode));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ck_sandbox_",
                "ck_sandbox_AbcdefghijklmnopqrstuvwxyzAbcdefghijklmnopqr",
                "ck_test_AbcdefghijklmnopqrstuvwxyzAbcdefghijklmnopqrstuvwxyz0123456789-_",
                "ck_sandbox_AbcdefghijklmnopqrstuvwxyzAbcdefghijklmnopqrstuvwxyz0123456789-=",
                "ck_sandbox_AbcdefghijklmnopqrstuvwxyzAbcdefghijklmnopqrstuvwxyz0123456789-_a",
            })
    void secret_of_another_form_names_no_scope(String text) {
        assertThat(new ApiKeySecret(text).scope()).isEmpty();
    }

    @Test
    void prefixes_of_one_organization_differ() {
        byte[] other = random();
        other[0] ^= 1;
        assertThat(secret(Mode.LIVE, other).prefix(Mode.LIVE))
                .isNotEqualTo(secret(Mode.LIVE, random()).prefix(Mode.LIVE));
    }

    @Test
    void to_string_does_not_reveal_the_secret() {
        ApiKeySecret secret = secret(Mode.LIVE, random());

        assertThat(secret.toString()).doesNotContain("ck_").doesNotContain(secret.value());
        assertThat(key(null).toString()).doesNotContain(secret.value().substring("ck_live_".length()));
    }

    @Test
    void hash_is_the_sha_256_of_the_secret() {
        assertThat(new ApiKeySecret("abc").hash())
                .isEqualTo(new ApiKeyHash("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ba78", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"})
    void malformed_hash_is_rejected(String hex) {
        assertThatThrownBy(() -> new ApiKeyHash(hex)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void key_expires_exactly_at_its_expiry() {
        assertThat(key(NOON).isExpired(NOON.minusMillis(1))).isFalse();
        assertThat(key(NOON).isExpired(NOON)).isTrue();
        assertThat(key(null).isExpired(Instant.MAX)).isFalse();
    }
}
