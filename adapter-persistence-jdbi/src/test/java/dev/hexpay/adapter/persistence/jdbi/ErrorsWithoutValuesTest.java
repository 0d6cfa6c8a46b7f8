package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.tenant.Organization;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is logged of a failed statement does not contain the values of its row. */
class ErrorsWithoutValuesTest {
    private static final String SECRET = "ck_live_hush";

    @ParameterizedTest
    @EnumSource
    void violation_of_a_key_does_not_show_the_row(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            Organization organization = new Organization(anOrganization().id(), SECRET, NOON);
            store.organizations().insert(organization);

            Throwable error = catchThrowable(() -> store.organizations().insert(organization));

            assertThat(error).isInstanceOf(DuplicateKeyException.class);
            assertThat(logged(error))
                    .contains("SQLSTATE 23505", "JdbiOrganizations.insert")
                    .doesNotContain(SECRET, organization.id().value().toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void value_of_another_type_is_not_shown(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiUnitOfWork unitOfWork =
                    new JdbiUnitOfWork(Jdbi.create(pool), Dialect.H2, JdbiSettings.Statements.TOGETHER);

            Throwable error =
                    catchThrowable(() -> unitOfWork.run(handle -> handle.createQuery("SELECT CAST(:text AS INTEGER)")
                            .bind("text", SECRET)
                            .mapTo(Integer.class)
                            .one()));

            assertThat(logged(error)).contains("SQLSTATE 22").doesNotContain(SECRET);
        }
    }

    private static String logged(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
