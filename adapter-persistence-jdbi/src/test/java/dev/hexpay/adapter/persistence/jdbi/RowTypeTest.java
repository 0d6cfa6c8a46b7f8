package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aCustomerId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.tax.LocationSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTypeTest {
    private static final RowType<SampleRow, SampleRow> ROW = RowType.of(SampleRow.class);

    private final Jdbi jdbi = Jdbi.create("jdbc:h2:mem:");

    RowTypeTest() {
        ColumnTypes.register(jdbi);
    }

    record SampleRow(
            CustomerId customerId,
            @ColumnName("state") InvoiceStatus status,
            @Nested CardColumns card,
            @Nullable String note) {}

    record CardColumns(String cardLast4, int cardExpMonth) {}

    @Test
    void components_and_nested_components_are_columns_in_snake_case() {
        assertThat(ROW.columns()).containsExactly("customer_id", "state", "card_last4", "card_exp_month", "note");
    }

    @Test
    void written_row_is_read_back_from_every_result() {
        for (String note : new String[] {"later", null}) {
            SampleRow row =
                    new SampleRow(aCustomerId(), InvoiceStatus.UNCOLLECTIBLE, new CardColumns("4242", 12), note);
            List<SampleRow> read = jdbi.withHandle(handle -> handle.createQuery(
                            "SELECT * FROM (VALUES (" + ROW.parameterList() + ")) AS v (" + ROW.columnList() + ")")
                    .bindNamedArgumentFinder(ROW.arguments(row))
                    .map(ROW.mapper())
                    .list());
            assertThat(read).containsExactly(row);
        }
    }

    @Test
    void null_in_a_column_that_is_not_nullable_is_rejected() {
        assertThatThrownBy(() -> read("SELECT NULL AS customer_id, 'paid' AS state, '4242' AS card_last4,"
                        + " 12 AS card_exp_month, NULL AS note"))
                .hasStackTraceContaining("customer_id is null");
    }

    @Test
    void unknown_text_of_an_enum_is_rejected() {
        String id = aCustomerId().value();
        assertThatThrownBy(() -> read("SELECT '" + id + "' AS customer_id, 'lost' AS state, '4242' AS card_last4,"
                        + " 12 AS card_exp_month, NULL AS note"))
                .hasMessageContaining("unknown InvoiceStatus: lost");
    }

    record UnreadableRow(RuntimeException unreadable) {
        @Override
        public RuntimeException unreadable() {
            throw unreadable;
        }
    }

    record BrokenRow(String text) {
        @Override
        public String text() {
            throw new StackOverflowError(text);
        }
    }

    @Test
    void exceptions_and_errors_of_an_accessor_pass_unchanged() {
        RuntimeException exception = new UnsupportedOperationException();
        RowType<UnreadableRow, UnreadableRow> unreadable = RowType.of(UnreadableRow.class);
        RowType<BrokenRow, BrokenRow> broken = RowType.of(BrokenRow.class);

        assertThatThrownBy(
                        () -> unreadable.arguments(new UnreadableRow(exception)).stored("unreadable"))
                .isSameAs(exception);
        assertThatThrownBy(() -> broken.arguments(new BrokenRow("deep")).stored("text"))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void enums_are_stored_in_lower_case_or_under_their_earlier_names() {
        assertThat(ColumnTypes.stored(InvoiceStatus.PAID)).isEqualTo("paid");
        assertThat(ColumnTypes.stored(Refund.Cause.DUPLICATE_PAYMENT)).isEqualTo("paid_twice");
        assertThat(ColumnTypes.stored(LocationSource.NONE)).isEqualTo("nobody");
    }

    private List<SampleRow> read(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).map(ROW.mapper()).list());
    }
}
