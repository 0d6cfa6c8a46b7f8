package dev.hexpay.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandbox creates its own tables, and commits what it does. */
class SandboxDatabaseTest {
    private final SequentialIds ids = new SequentialIds();

    @ParameterizedTest
    @EnumSource
    void tables_are_created_in_schema_hexpay(TestDatabase database) {
        DataSource dataSource = database.create();
        enterCard(SandboxDatabase.open(dataSource));
        enterCard(SandboxDatabase.open(dataSource));
        assertThat(schemasOf(dataSource, "sandbox_tokens")).containsExactly("hexpay");
        assertThat(versions(dataSource, "hexpay")).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @ParameterizedTest
    @EnumSource
    void tables_are_created_in_the_named_schema(TestDatabase database) {
        DataSource dataSource = database.create();
        enterCard(SandboxDatabase.open(dataSource, SandboxSettings.DEFAULT.withSchema("pay")));
        assertThat(schemasOf(dataSource, "sandbox_tokens")).containsExactly("pay");
    }

    /** The scripts and the format of their history have not changed since Flyway ran them. */
    @ParameterizedTest
    @EnumSource
    void tables_of_an_earlier_version_are_used_and_migrated_where_they_are(TestDatabase database) {
        DataSource dataSource = database.create();
        SandboxDatabase.open(dataSource, SandboxSettings.DEFAULT.withSchema("public"));
        Jdbi.create(dataSource).useHandle(handle -> {
            handle.execute("DROP TABLE public.sandbox_returns");
            handle.execute("DELETE FROM public.sandbox_schema_history WHERE \"version\" IN ('4', '5', '6')");
        });
        enterCard(SandboxDatabase.open(dataSource));
        assertThat(schemasOf(dataSource, "sandbox_tokens")).containsExactly("public");
        assertThat(schemasOf(dataSource, "sandbox_returns")).containsExactly("public");
        assertThat(versions(dataSource, "public")).containsExactly("1", "2", "3", "4", "5", "6");
    }

    /** Runs the statements that the guide gives to operators. */
    @Test
    void postgresql_tables_are_moved_completely_by_the_statements_of_the_guide() throws Exception {
        DataSource dataSource = TestDatabase.POSTGRESQL.create();
        SandboxDatabase.open(dataSource, SandboxSettings.DEFAULT.withSchema("public"));
        String guide = Files.readString(Path.of("..", "docs", "guides", "operations.md"));
        int start = guide.indexOf("```sql\n") + "```sql\n".length();
        String script = guide.substring(start, guide.indexOf("```", start));

        Jdbi.create(dataSource)
                .useHandle(handle -> handle.getConnection().createStatement().execute(script));

        List<String> left = Jdbi.create(dataSource)
                .withHandle(handle -> handle.createQuery(
                                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                        .mapTo(String.class)
                        .list());
        assertThat(left).isEmpty();
        enterCard(SandboxDatabase.open(dataSource));
        assertThat(schemasOf(dataSource, "sandbox_tokens")).containsExactly("hexpay");
    }

    @ParameterizedTest
    @EnumSource
    void failed_statement_does_not_show_its_values(TestDatabase database) {
        SandboxDatabase sandbox = SandboxDatabase.open(database.create());
        assertThatThrownBy(() -> sandbox.inTransaction(
                        handle -> handle.createUpdate("UPDATE <schema>.sandbox_tokens SET nothing = :token")
                                .bind("token", "tok_hush")
                                .execute()))
                .hasMessageContaining("nothing")
                .hasMessageNotContaining("tok_hush");
    }

    /** Drivers quote the row of a violated key. */
    @ParameterizedTest
    @EnumSource
    void violation_of_a_key_does_not_show_the_row(TestDatabase database) {
        SandboxProvider sandbox = new SandboxProvider(
                SandboxDatabase.open(database.create()), new SettableClock(), length -> new byte[length]);
        Scope scope = Builders.aScope();
        String token = sandbox.tokenize(scope, TestCard.SUCCEEDS.details()).reference();

        Throwable error = catchThrowable(() -> sandbox.tokenize(scope, TestCard.SUCCEEDS.details()));

        assertThat(logged(error))
                .contains("SQLSTATE 23505", "CardTable.addToken")
                .doesNotContain(token);
    }

    @ParameterizedTest
    @EnumSource
    void value_of_another_type_is_not_shown(TestDatabase database) {
        SandboxDatabase sandbox = SandboxDatabase.open(database.create());

        Throwable error =
                catchThrowable(() -> sandbox.withHandle(handle -> handle.createQuery("SELECT CAST(:text AS INTEGER)")
                        .bind("text", "tok_hush")
                        .mapTo(Integer.class)
                        .one()));

        assertThat(logged(error)).contains("SQLSTATE 22").doesNotContain("tok_hush");
    }

    private static String logged(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** H2 commits every statement that creates a table, so a crash can leave a part of a script. */
    @ParameterizedTest
    @EnumSource
    void script_that_was_interrupted_runs_again(TestDatabase database) {
        DataSource dataSource = database.create();
        SandboxDatabase.open(dataSource);
        Jdbi.create(dataSource).useHandle(handle -> handle.execute("DELETE FROM hexpay.sandbox_schema_history"));
        enterCard(SandboxDatabase.open(dataSource));
        assertThat(versions(dataSource, "hexpay")).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @ParameterizedTest
    @EnumSource
    void keys_of_an_earlier_version_are_replaced_and_its_rows_stay(TestDatabase database) {
        DataSource dataSource = database.create();
        Scope scope = Builders.aScope();
        CardToken used = providerOf(dataSource).tokenize(scope, TestCard.SUCCEEDS.details());
        assertThat(charge(dataSource, scope, used)).isInstanceOf(ProviderResult.Succeeded.class);
        CardToken unused = providerOf(dataSource).tokenize(scope, TestCard.SUCCEEDS.details());
        Jdbi.create(dataSource).useHandle(handle -> {
            for (String[] key :
                    new String[][] {{"tokens", "token"}, {"movements", "charge"}, {"returns", "reference"}}) {
                String alter = "ALTER TABLE hexpay.sandbox_" + key[0];
                handle.execute(alter + " DROP CONSTRAINT sandbox_" + key[0] + "_pk");
                handle.execute(alter + " ADD PRIMARY KEY (" + key[1] + ")");
            }
            handle.execute("DELETE FROM hexpay.sandbox_schema_history WHERE \"version\" = '6'");
        });

        assertThat(charge(dataSource, scope, unused)).isInstanceOf(ProviderResult.Succeeded.class);
        assertThat(charge(dataSource, scope, used)).isInstanceOf(ProviderResult.Declined.class);
        assertThat(primaryKeys(dataSource))
                .hasSize(9)
                .allSatisfy((table, columns) -> assertThat(columns).startsWith("organization_id", "mode"));
    }

    private SandboxProvider providerOf(DataSource dataSource) {
        return new SandboxProvider(SandboxDatabase.open(dataSource), new SettableClock(), ids::secret);
    }

    private ProviderResult charge(DataSource dataSource, Scope scope, CardToken token) {
        Transaction transaction = Builders.aTransaction().withSource(token).build();
        return providerOf(dataSource).charge(scope, Builders.aChargeRequest(transaction, Presence.ON_SESSION));
    }

    private static Map<String, List<String>> primaryKeys(DataSource dataSource) {
        Map<String, List<String>> keys = new TreeMap<>();
        Jdbi.create(dataSource)
                .useHandle(handle -> handle.createQuery("SELECT a.table_name, b.column_name"
                                + " FROM information_schema.table_constraints a"
                                + " JOIN information_schema.key_column_usage b"
                                + " ON b.constraint_schema = a.constraint_schema AND b.constraint_name = a.constraint_name"
                                + " AND b.table_name = a.table_name"
                                + " WHERE a.constraint_type = 'PRIMARY KEY' AND a.table_schema = 'hexpay'"
                                + " AND a.table_name <> 'sandbox_schema_history'"
                                + " ORDER BY a.table_name, b.ordinal_position")
                        .mapToMap()
                        .forEach(row -> keys.computeIfAbsent(
                                        String.valueOf(row.get("table_name")), table -> new ArrayList<>())
                                .add(String.valueOf(row.get("column_name")))));
        return keys;
    }

    @ParameterizedTest
    @EnumSource
    void servers_that_start_at_once_create_the_tables_once(TestDatabase database) throws Exception {
        DataSource dataSource = database.create();
        ExecutorService starting = Executors.newFixedThreadPool(4);
        try {
            List<Future<SandboxDatabase>> started = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                started.add(starting.submit(() -> SandboxDatabase.open(dataSource)));
            }
            for (Future<SandboxDatabase> each : started) {
                enterCard(each.get());
            }
        } finally {
            starting.shutdownNow();
        }
        assertThat(versions(dataSource, "hexpay")).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @ParameterizedTest
    @EnumSource
    void transaction_of_the_host_is_rejected(TestDatabase database) {
        DataSource dataSource = database.create();
        DataSource inTransaction = withAutoCommitOff(dataSource);
        assertThatThrownBy(() -> SandboxDatabase.open(inTransaction))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The sandbox commits what it does: call it outside of your transaction");
        enterCard(SandboxDatabase.open(inTransaction, SandboxSettings.DEFAULT.commitsWhenAutoCommitIsOff()));
        assertThat(Jdbi.create(dataSource)
                        .<Integer, RuntimeException>withHandle(
                                handle -> handle.createQuery("SELECT COUNT(*) FROM hexpay.sandbox_tokens")
                                        .mapTo(Integer.class)
                                        .one()))
                .isEqualTo(1);
    }

    private static void enterCard(SandboxDatabase database) {
        SandboxProvider sandbox = new SandboxProvider(database, new SettableClock(), new SequentialIds()::secret);
        database.inTransaction(handle -> handle.execute("DELETE FROM <schema>.sandbox_tokens"));
        assertThat(sandbox.tokenize(Builders.aScope(), TestCard.SUCCEEDS.details())
                        .reference())
                .startsWith("sbx_tok_");
    }

    private static DataSource withAutoCommitOff(DataSource dataSource) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection connection = dataSource.getConnection();
                    turnOffAutoCommit(connection);
                    return connection;
                });
    }

    private static void turnOffAutoCommit(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    private static List<String> schemasOf(DataSource dataSource, String table) {
        return Jdbi.create(dataSource)
                .withHandle(handle -> handle.createQuery(
                                "SELECT table_schema FROM information_schema.tables WHERE table_name = :table")
                        .bind("table", table)
                        .mapTo(String.class)
                        .list());
    }

    private static List<String> versions(DataSource dataSource, String schema) {
        return Jdbi.create(dataSource)
                .withHandle(handle -> handle.createQuery("SELECT \"version\" FROM " + schema
                                + ".sandbox_schema_history WHERE \"success\" ORDER BY \"installed_rank\"")
                        .mapTo(String.class)
                        .list());
    }
}
