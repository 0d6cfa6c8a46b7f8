package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tenant.Scope;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payments that were stored before the columns of the buyer location existed. */
class TaxEvidenceMigrationTest {
    private final Scope scope = aScope();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void old_price_keeps_its_tax_and_gets_the_rate_location_as_evidence(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            TestDatabase.migrateTo(pool, "2");
            PaymentId taxed =
                    insertAsPreviousVersion(pool, "payment", "'standard', 'payer', 'CA', 'ON', 'HST', 130000");
            PaymentId untaxed =
                    insertAsPreviousVersion(pool, "payment", "'not_registered', 'payer', NULL, NULL, NULL, NULL");
            Migrations.migrate(pool);

            TaxBreakdown price = priceOf(pool, taxed);
            assertThat(price.reason()).isEqualTo(TaxReason.STANDARD);
            assertThat(price.tax().minor()).isEqualTo(325);
            assertThat(price.evidence()).isEqualTo(new BuyerLocation(LocationSource.PAYER, "CA", "ON", null));
            assertThat(priceOf(pool, untaxed).evidence())
                    .isEqualTo(new BuyerLocation(LocationSource.PAYER, null, null, null));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void previous_version_can_still_write(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            PaymentId written =
                    insertAsPreviousVersion(pool, "hexpay.payment", "'standard', 'payer', 'CA', 'ON', 'HST', 130000");
            assertThat(priceOf(pool, written).rate()).isNotNull();
        }
    }

    private TaxBreakdown priceOf(HikariDataSource pool, PaymentId id) {
        return JdbiStore.open(pool).payments().find(scope, id).orElseThrow().price();
    }

    private PaymentId insertAsPreviousVersion(HikariDataSource pool, String table, String tax) {
        PaymentId id = aPaymentId();
        Jdbi.create(pool)
                .useHandle(handle -> handle.createUpdate("INSERT INTO " + table
                                + " (organization_id, mode, id, kind, provider,"
                                + " currency, amount_subtotal, tax_amount, tax_reason, tax_source, tax_country,"
                                + " tax_region, tax_name, tax_rate_ppm, description, link_token, status,"
                                + " created_at, updated_at, version) VALUES (:organization, 'sandbox', :id,"
                                + " 'link', 'sandbox', 'cad', 2500, 325, " + tax + ", 'Consulting', :token, 'pending',"
                                + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 0)")
                        .bind("organization", scope.organization().value())
                        .bind("id", id.value())
                        .bind("token", aToken().value())
                        .execute());
        return id;
    }
}
