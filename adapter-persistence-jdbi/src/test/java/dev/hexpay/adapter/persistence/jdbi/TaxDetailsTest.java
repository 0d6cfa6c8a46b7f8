package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.money;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tax.AppliedRate;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxCalculation;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prices with several rates, which a server of the previous version reads and changes without their details. */
class TaxDetailsTest {
    private static final Instant NOON = Instant.parse("2026-07-11T12:00:00Z");
    private static final TaxRate GST = new TaxRate("CA", null, "GST", Rate.ofPercent("5"));
    private static final TaxRate QST = new TaxRate("CA", "QC", "QST", Rate.ofPercent("9.975"));
    private static final TaxBreakdown QUEBEC = TaxBreakdown.taxed(
                    money(25_00, "cad"),
                    List.of(new AppliedRate(GST, money(1_25, "cad")), new AppliedRate(QST, money(2_49, "cad"))),
                    new BuyerLocation(LocationSource.PAYER, "CA", "QC", null))
            .withCalculation(new TaxCalculation("taxcalc_1", NOON, NOON.plusSeconds(1)));

    private final Scope scope = aScope();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void previous_version_reads_the_sum_of_the_rates(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Payment stored = stored(pool);
            Map<String, Object> row = Jdbi.create(pool)
                    .withHandle(handle -> handle.createQuery("SELECT tax_country, tax_region, tax_name, tax_rate_ppm"
                                    + " FROM hexpay.payment WHERE id = :id")
                            .bind("id", stored.id().value())
                            .mapToMap()
                            .one());

            assertThat(row)
                    .containsEntry("tax_country", "CA")
                    .containsEntry("tax_region", "QC")
                    .containsEntry("tax_name", "GST + QST")
                    .containsEntry("tax_rate_ppm", 149_750);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void price_changed_by_the_previous_version_loses_its_outdated_details(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Payment taxed =
                    changed(pool, "tax_amount = 325, tax_region = 'ON', tax_name = 'HST', tax_rate_ppm = 130000");
            Payment sameTax = changed(pool, "tax_region = 'ON', tax_name = 'HST', tax_rate_ppm = 149600");
            Payment untaxed = changed(
                    pool,
                    "tax_amount = 0, tax_reason = 'not_registered', tax_country = NULL, tax_region = NULL,"
                            + " tax_name = NULL, tax_rate_ppm = NULL");

            assertThat(taxed.price().rates())
                    .containsExactly(
                            new AppliedRate(new TaxRate("CA", "ON", "HST", Rate.ofPercent("13")), money(3_25, "cad")));
            assertThat(taxed.price().calculation()).isNull();
            assertThat(sameTax.price().rates()).hasSize(1);
            assertThat(untaxed.price().rates()).isEmpty();
            assertThat(untaxed.price().calculation()).isNull();
        }
    }

    private Payment changed(HikariDataSource pool, String columns) {
        Payment payment = stored(pool);
        Jdbi.create(pool)
                .useHandle(handle -> handle.createUpdate("UPDATE hexpay.payment SET " + columns + " WHERE id = :id")
                        .bind("id", payment.id().value())
                        .execute());
        return JdbiStore.open(pool).payments().get(scope, payment.id());
    }

    private Payment stored(HikariDataSource pool) {
        Store store = JdbiStore.open(pool);
        Payment payment = aLink().of(QUEBEC).build();
        store.unitOfWork().inTransaction(() -> {
            store.payments().insert(scope, payment);
            return payment;
        });
        assertThat(store.payments().get(scope, payment.id()).price()).isEqualTo(QUEBEC);
        return payment;
    }
}
