package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.anApiKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.testkit.ApiKeyBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link ApiKeys} guarantees. */
public abstract class ApiKeysContract extends StoreContract {
    @Test
    void a_key_is_read_back_equal() {
        ApiKey plain = stored(anApiKey());
        ApiKey fullest = stored(anApiKey()
                .named(EdgeValues.widest(100))
                .createdAt(EdgeValues.LAST_MILLISECOND)
                .expiringAt(EdgeValues.LAST_MILLISECOND)
                .usedAt(EdgeValues.LAST_MILLISECOND));
        assertThat(listed()).containsExactly(fullest, plain);
        assertThat(store.apiKeys().findByHashInAnyScope(plain.hash())).contains(new Scoped<>(scope, plain));
        assertThat(store.apiKeys().findByHashInAnyScope(fullest.hash())).contains(new Scoped<>(scope, fullest));
    }

    @Test
    void a_hash_finds_its_key_and_scope() {
        for (Scope owner : otherScopes) {
            ApiKey key = stored(owner, anApiKey());
            assertThat(store.apiKeys().findByHashInAnyScope(key.hash())).contains(new Scoped<>(owner, key));
        }
    }

    @Test
    void an_unknown_hash_finds_nothing() {
        stored(anApiKey());
        assertThat(store.apiKeys().findByHashInAnyScope(anApiKey().build().hash()))
                .isEmpty();
    }

    @Test
    void a_hash_is_found_in_its_own_scope_only() {
        ApiKey key = stored(anApiKey());
        assertThat(store.apiKeys().findByHash(scope, key.hash())).contains(key);
        for (Scope otherScope : otherScopes) {
            assertThat(store.apiKeys().findByHash(otherScope, key.hash()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
    }

    @Test
    void a_deleted_key_is_not_found_in_its_scope() {
        ApiKey key = stored(anApiKey());
        assertThat(store.apiKeys().findByHash(scope, key.hash())).contains(key);
        delete(scope, key);
        assertThat(store.apiKeys().findByHash(scope, key.hash())).isEmpty();
    }

    @Test
    void marking_a_key_used_changes_nothing_else() {
        ApiKey unused = anApiKey().build();
        insert(scope, unused);
        ApiKey other = stored(anApiKey());
        markUsed(scope, unused);
        assertThat(listed()).containsExactly(other, usedAtTheLastMillisecond(unused));
    }

    @Test
    void a_later_use_replaces_an_earlier_one() {
        ApiKey used = stored(anApiKey().usedAt(NOON));
        markUsed(scope, used);
        assertThat(listed()).containsExactly(usedAtTheLastMillisecond(used));
    }

    @Test
    void marking_a_deleted_key_used_is_not_an_error() {
        ApiKey deleted = stored(anApiKey());
        delete(scope, deleted);
        markUsed(scope, deleted);
        assertThat(listed()).isEmpty();
    }

    @Test
    void a_key_is_marked_used_in_its_own_scope_only() {
        ApiKey key = stored(anApiKey());
        for (Scope otherScope : otherScopes) {
            markUsed(otherScope, key);
        }
        assertThat(listed()).containsExactly(key);
    }

    @Test
    void a_key_is_marked_used_outside_of_a_unit_of_work_too() {
        ApiKey key = stored(anApiKey());
        store.apiKeys().markUsed(scope, key.id(), EdgeValues.LAST_MILLISECOND);
        assertThat(resultOf(inOtherThread(this::listed))).containsExactly(usedAtTheLastMillisecond(key));
    }

    @Test
    void delete_returns_the_key_and_removes_it() {
        ApiKey key = stored(anApiKey());
        ApiKey other = stored(anApiKey());
        assertThat(inUnit(() -> store.apiKeys().delete(scope, key.id()))).contains(key);
        assertThat(store.apiKeys().findByHashInAnyScope(key.hash())).isEmpty();
        assertThat(listed()).containsExactly(other);
    }

    @Test
    void a_key_is_deleted_outside_of_a_unit_of_work_too() {
        ApiKey key = stored(anApiKey());
        assertThat(store.apiKeys().delete(scope, key.id())).contains(key);
        assertThat(resultOf(inOtherThread(this::listed))).isEmpty();
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
        for (Scope otherScope : otherScopes) {
            assertThat(inUnit(() -> store.apiKeys().delete(otherScope, key.id())))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(store.apiKeys().findByHashInAnyScope(key.hash())).contains(new Scoped<>(scope, key));
    }

    @Test
    void keys_are_listed_newest_first_regardless_of_insertion_order() {
        ApiKey middle = stored(anApiKey().createdAt(NOON.plusMillis(1)));
        ApiKey newest = stored(anApiKey().createdAt(NOON.plusMillis(2)));
        ApiKey oldest = stored(anApiKey().createdAt(NOON));
        assertThat(listed()).containsExactly(newest, middle, oldest);
    }

    @Test
    void keys_are_listed_in_their_own_scope_only() {
        ApiKey own = stored(anApiKey());
        for (Scope otherScope : otherScopes) {
            ApiKey foreign = stored(otherScope, anApiKey());
            assertThat(store.apiKeys().list(otherScope, PageRequest.first(100)).items())
                    .as("%s", otherScope)
                    .containsExactly(foreign);
        }
        assertThat(listed()).containsExactly(own);
    }

    @Test
    void pages_have_no_gaps_or_duplicates_during_inserts() {
        List<ApiKey> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(0, stored(anApiKey().createdAt(NOON.plusMillis(i / 3))));
        }
        for (int limit = 1; limit <= 11; limit++) {
            List<ApiKey> read = PagedReader.readAll(this::page, ApiKey::id, limit, () -> {});
            assertThat(read).as("in pages of %s", limit).containsExactlyElementsOf(all);
        }
        List<ApiKey> read = PagedReader.readAll(
                this::page, ApiKey::id, 3, () -> stored(anApiKey().createdAt(NOON.plusSeconds(9))));
        assertThat(read).containsExactlyElementsOf(all);
    }

    private static ApiKey usedAtTheLastMillisecond(ApiKey key) {
        return new ApiKey(
                key.id(),
                key.name(),
                key.prefix(),
                key.hash(),
                key.expiresAt(),
                EdgeValues.LAST_MILLISECOND,
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

    private void markUsed(Scope where, ApiKey key) {
        inUnit(() -> store.apiKeys().markUsed(where, key.id(), EdgeValues.LAST_MILLISECOND));
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
