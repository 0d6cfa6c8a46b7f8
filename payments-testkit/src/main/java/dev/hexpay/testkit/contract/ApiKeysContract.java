package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.anApiKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.organization.ApiKey;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.ApiKeyBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link ApiKeys} promises. */
public abstract class ApiKeysContract extends StoreContract {
    @Test
    void a_key_is_read_back_equal() {
        ApiKey plain = stored(anApiKey());
        ApiKey fullest = stored(anApiKey()
                .named(Samples.widest(100))
                .madeAt(Samples.LAST_MILLISECOND)
                .expiringAt(Samples.LAST_MILLISECOND)
                .usedAt(Samples.LAST_MILLISECOND));
        assertThat(listed()).containsExactly(fullest, plain);
        assertThat(store.apiKeys().findByHash(plain.hash())).contains(new ApiKeys.Located(scope, plain));
        assertThat(store.apiKeys().findByHash(fullest.hash())).contains(new ApiKeys.Located(scope, fullest));
    }

    @Test
    void a_hash_finds_its_key_and_the_scope_that_it_opens() {
        for (Scope owner : strangers) {
            ApiKey key = stored(owner, anApiKey());
            assertThat(store.apiKeys().findByHash(key.hash())).contains(new ApiKeys.Located(owner, key));
        }
    }

    @Test
    void another_hash_finds_nothing() {
        stored(anApiKey());
        assertThat(store.apiKeys().findByHash(anApiKey().build().hash())).isEmpty();
    }

    @Test
    void the_use_of_a_key_is_noted_and_nothing_else_changes() {
        ApiKey unused = anApiKey().build();
        insert(scope, unused);
        ApiKey other = stored(anApiKey());
        touch(scope, unused);
        assertThat(listed()).containsExactly(other, usedAtTheLastMillisecond(unused));
    }

    @Test
    void a_later_use_replaces_an_earlier_one() {
        ApiKey used = stored(anApiKey().usedAt(NOON));
        touch(scope, used);
        assertThat(listed()).containsExactly(usedAtTheLastMillisecond(used));
    }

    @Test
    void the_use_of_a_key_that_is_gone_is_no_error() {
        ApiKey gone = stored(anApiKey());
        delete(scope, gone);
        touch(scope, gone);
        assertThat(listed()).isEmpty();
    }

    @Test
    void the_use_of_a_key_is_noted_in_its_own_scope_only() {
        ApiKey key = stored(anApiKey());
        for (Scope stranger : strangers) {
            touch(stranger, key);
        }
        assertThat(listed()).containsExactly(key);
    }

    @Test
    void a_use_is_noted_outside_of_a_unit_of_work_too() {
        ApiKey key = stored(anApiKey());
        store.apiKeys().touch(scope, key.id(), Samples.LAST_MILLISECOND);
        assertThat(resultOf(beside(this::listed))).containsExactly(usedAtTheLastMillisecond(key));
    }

    @Test
    void a_deleted_key_is_returned_and_forgotten() {
        ApiKey key = stored(anApiKey());
        ApiKey other = stored(anApiKey());
        assertThat(inUnit(() -> store.apiKeys().delete(scope, key.id()))).contains(key);
        assertThat(store.apiKeys().findByHash(key.hash())).isEmpty();
        assertThat(listed()).containsExactly(other);
    }

    @Test
    void a_key_is_deleted_outside_of_a_unit_of_work_too() {
        ApiKey key = stored(anApiKey());
        assertThat(store.apiKeys().delete(scope, key.id())).contains(key);
        assertThat(resultOf(beside(this::listed))).isEmpty();
    }

    @Test
    void a_key_is_deleted_once() {
        ApiKey key = stored(anApiKey());
        delete(scope, key);
        assertThat(inUnit(() -> store.apiKeys().delete(scope, key.id()))).isEmpty();
    }

    @Test
    void a_key_is_deleted_in_its_own_scope_only() {
        ApiKey key = stored(anApiKey());
        for (Scope stranger : strangers) {
            assertThat(inUnit(() -> store.apiKeys().delete(stranger, key.id())))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(store.apiKeys().findByHash(key.hash())).contains(new ApiKeys.Located(scope, key));
    }

    @Test
    void keys_are_listed_newest_first_in_whatever_order_they_came() {
        ApiKey middle = stored(anApiKey().madeAt(NOON.plusMillis(1)));
        ApiKey newest = stored(anApiKey().madeAt(NOON.plusMillis(2)));
        ApiKey oldest = stored(anApiKey().madeAt(NOON));
        assertThat(listed()).containsExactly(newest, middle, oldest);
    }

    @Test
    void keys_are_listed_in_their_own_scope_only() {
        ApiKey own = stored(anApiKey());
        for (Scope stranger : strangers) {
            ApiKey foreign = stored(stranger, anApiKey());
            assertThat(store.apiKeys().list(stranger, PageRequest.first(100)).items())
                    .as("%s", stranger)
                    .containsExactly(foreign);
        }
        assertThat(listed()).containsExactly(own);
    }

    @Test
    void read_page_by_page_while_others_are_made_nothing_is_missed_and_nothing_is_seen_twice() {
        List<ApiKey> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(0, stored(anApiKey().madeAt(NOON.plusMillis(i / 3))));
        }
        for (int limit = 1; limit <= 11; limit++) {
            List<ApiKey> read = Listing.readToTheEnd(this::page, ApiKey::id, limit, () -> {});
            assertThat(read).as("in pages of %s", limit).containsExactlyElementsOf(all);
        }
        List<ApiKey> read = Listing.readToTheEnd(
                this::page, ApiKey::id, 3, () -> stored(anApiKey().madeAt(NOON.plusSeconds(9))));
        assertThat(read).containsExactlyElementsOf(all);
    }

    private static ApiKey usedAtTheLastMillisecond(ApiKey key) {
        return new ApiKey(
                key.id(),
                key.name(),
                key.prefix(),
                key.hash(),
                key.expiresAt(),
                Samples.LAST_MILLISECOND,
                key.createdAt());
    }

    private ApiKey stored(ApiKeyBuilder builder) {
        return stored(scope, builder);
    }

    private ApiKey stored(Scope where, ApiKeyBuilder builder) {
        ApiKey key = builder.build();
        insert(where, key);
        return key;
    }

    private void insert(Scope where, ApiKey key) {
        inUnit(() -> store.apiKeys().insert(where, key));
    }

    private void touch(Scope where, ApiKey key) {
        inUnit(() -> store.apiKeys().touch(where, key.id(), Samples.LAST_MILLISECOND));
    }

    private void delete(Scope where, ApiKey key) {
        inUnit(() -> store.apiKeys().delete(where, key.id()));
    }

    private List<ApiKey> listed() {
        return page(PageRequest.first(100)).items();
    }

    private Page<ApiKey> page(PageRequest<ApiKeyId> page) {
        return store.apiKeys().list(scope, page);
    }
}
