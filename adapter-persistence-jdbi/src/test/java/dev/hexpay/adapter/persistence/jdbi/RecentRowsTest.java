package dev.hexpay.adapter.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeyHash;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.testkit.Builders;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A deleted key stops at once on the server that deletes it, and within a second on the others. */
class RecentRowsTest {
    private boolean isInUnitOfWork;
    private boolean isInHostTransaction;
    private final UnitOfWork unitOfWork = new UnitOfWork() {
        @Override
        public <T> T inTransaction(Supplier<T> work) {
            return work.get();
        }

        @Override
        public boolean isOpen() {
            return isInUnitOfWork;
        }

        @Override
        public boolean isInHostTransaction() {
            return isInHostTransaction;
        }
    };
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
    private final RecentRows<ApiKeyHash, Scoped<ApiKey>> recent = new RecentRows<>(unitOfWork, nanoTime::get);
    private final ApiKey key = Builders.anApiKey().build();
    private @Nullable Scoped<ApiKey> stored = new Scoped<>(Builders.aScope(), key);
    private int reads;

    private Optional<Scoped<ApiKey>> find() {
        return recent.find(key.hash(), () -> {
            reads++;
            return Optional.ofNullable(stored);
        });
    }

    private void pass(long nanos) {
        nanoTime.addAndGet(nanos);
    }

    @Test
    void key_is_read_once_a_second() {
        assertThat(find()).isPresent();
        assertThat(find()).isPresent();
        pass(RecentRows.AGE.toNanos() - 1);
        assertThat(find()).isPresent();
        assertThat(reads).isEqualTo(1);
        pass(1);
        assertThat(find()).isPresent();
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void key_that_another_server_deletes_is_found_for_less_than_a_second() {
        find();
        stored = null;
        pass(RecentRows.AGE.toNanos());
        assertThat(find()).isEmpty();
    }

    @Test
    void key_that_does_not_exist_is_not_remembered() {
        Scoped<ApiKey> created = stored;
        stored = null;
        assertThat(find()).isEmpty();
        stored = created;
        assertThat(find()).isPresent();
    }

    @Test
    void key_that_is_read_in_a_transaction_of_the_host_is_not_remembered() {
        isInHostTransaction = true;
        assertThat(find()).isPresent();
        stored = null;
        isInHostTransaction = false;
        assertThat(find()).isEmpty();
    }

    @Test
    void deleted_key_is_not_found_any_more() {
        find();
        stored = null;
        recent.deleted(key.hash());
        assertThat(find()).isEmpty();
    }

    @Test
    void key_that_is_read_before_its_deletion_commits_is_not_remembered() {
        recent.deleted(key.hash());
        assertThat(find()).isPresent();
        stored = null;
        assertThat(find()).isEmpty();
    }

    @Test
    void key_that_is_read_while_it_is_deleted_is_not_remembered() {
        recent.find(key.hash(), () -> {
            Optional<Scoped<ApiKey>> found = Optional.ofNullable(stored);
            stored = null;
            recent.deleted(key.hash());
            return found;
        });
        assertThat(find()).isEmpty();
    }

    @Test
    void changed_key_is_read_again() {
        find();
        recent.changed(row -> row.value().id().equals(key.id()));
        find();
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void deleted_key_stays_deleted_when_others_change() {
        recent.deleted(key.hash());
        recent.changed(row -> false);
        find();
        stored = null;
        assertThat(find()).isEmpty();
    }

    @Test
    void key_that_a_unit_of_work_reads_is_not_remembered() {
        isInUnitOfWork = true;
        assertThat(find()).isPresent();
        isInUnitOfWork = false;
        stored = null;
        assertThat(find()).isEmpty();
    }

    @Test
    void rolled_back_deletion_ends() {
        recent.deleted(key.hash());
        pass(RecentRows.DELETION.toNanos());
        find();
        find();
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void rows_beyond_the_limit_are_remembered_when_older_ones_are_over() {
        RecentRows<Integer, String> rows = new RecentRows<>(unitOfWork, nanoTime::get);
        for (int hash = 0; hash <= RecentRows.MAX_ROWS; hash++) {
            rows.find(hash, () -> Optional.of("known"));
        }
        assertThat(rows.find(0, () -> Optional.of("read again"))).contains("known");
        assertThat(rows.find(RecentRows.MAX_ROWS, () -> Optional.of("read again")))
                .contains("read again");
        pass(RecentRows.AGE.toNanos());
        rows.find(RecentRows.MAX_ROWS, () -> Optional.of("newer"));
        assertThat(rows.find(RecentRows.MAX_ROWS, () -> Optional.of("read again")))
                .contains("newer");
    }
}
