package dev.hexpay.adapter.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.consistency.Breach;
import dev.hexpay.application.consistency.Breach.Rule;
import dev.hexpay.application.consistency.ConsistencyReport;
import dev.hexpay.application.reconciliation.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The audit finds nothing in what use cases have stored, and each thing that was changed behind them. */
class ConsistencyTest {
    private static final Map<TestDatabase, HikariDataSource> POOLS = new EnumMap<>(TestDatabase.class);

    private static HikariDataSource pool(TestDatabase database) {
        return POOLS.computeIfAbsent(database, TestDatabase::migrated);
    }

    @AfterAll
    static void close() {
        POOLS.values().forEach(HikariDataSource::close);
        POOLS.clear();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void nothing_is_found_after_everything_has_happened_once(TestDatabase database) {
        AuditedMerchant merchant = new AuditedMerchant(JdbiStore.open(pool(database)));
        assertThat(merchant.audit().breaches()).isEmpty();

        merchant.doEverythingElse();

        ConsistencyReport report = merchant.audit();
        assertThat(report.breaches()).isEmpty();
        assertThat(report.payments()).isEqualTo(11);
        assertThat(report.documents()).as("invoices and credit notes").isEqualTo(8 + 4);
    }

    static Stream<Arguments> plantings() {
        return Stream.of(TestDatabase.H2, TestDatabase.POSTGRESQL)
                .flatMap(database -> Stream.of(PlantedBreach.values()).map(breach -> Arguments.of(database, breach)));
    }

    @ParameterizedTest
    @MethodSource("plantings")
    void each_planted_breach_is_found_and_nothing_else(TestDatabase database, PlantedBreach planted) {
        HikariDataSource pool = pool(database);
        AuditedMerchant merchant = new AuditedMerchant(JdbiStore.open(pool));
        AuditedMerchant other = new AuditedMerchant(JdbiStore.open(pool));

        String id = Jdbi.create(pool).withHandle(handle -> planted.plant(handle, merchant));

        List<Breach> found = merchant.audit().breaches();
        assertThat(found).as("%s", found).singleElement().satisfies(breach -> {
            assertThat(breach.rule()).isEqualTo(planted.rule);
            assertThat(breach.id()).isEqualTo(id);
        });
        assertThat(other.audit().breaches()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void charges_that_the_provider_does_not_list_are_found(TestDatabase database) {
        AuditedMerchant merchant = new AuditedMerchant(JdbiStore.open(pool(database)));
        merchant.provider.changeStatements(statement -> new Statement(
                statement.movements().stream()
                        .filter(movement -> !merchant.transaction(merchant.paid).equals(movement.transaction()))
                        .toList(),
                statement.isTruncated()));

        assertThat(merchant.audit().breaches()).singleElement().satisfies(breach -> {
            assertThat(breach.rule()).isEqualTo(Rule.PROVIDER_AGREES);
            assertThat(breach.id())
                    .isEqualTo(merchant.transaction(merchant.paid).value());
        });
    }
}
