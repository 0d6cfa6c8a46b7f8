package dev.hexpay.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.Payments.Filter;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.scope.Scope;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbiStoreTest {
    private final Scope scope = aScope();

    @ParameterizedTest
    @EnumSource
    void what_was_committed_is_there_after_closing_and_opening_the_database(TestDatabase database) {
        String url = database.newUrl();
        Payment link = aLink().of(usd(25_00)).with(Map.of("order", "42")).build();
        Payment paid = aLink().paid().build();
        try (HikariDataSource pool = TestDatabase.pool(url)) {
            Migrations.migrate(pool, Migrations.LOCATION, Migrations.HISTORY_TABLE);
            JdbiStore store = JdbiStore.open(pool);
            store.unitOfWork().inTransaction(() -> {
                store.payments().insert(scope, link);
                store.payments().insert(scope, paid);
                return true;
            });
        }
        try (HikariDataSource pool = TestDatabase.pool(url)) {
            assertThat(JdbiStore.open(pool)
                            .payments()
                            .list(scope, Filter.ALL, PageRequest.first(10))
                            .items())
                    .containsExactly(paid, link);
        }
    }
}
