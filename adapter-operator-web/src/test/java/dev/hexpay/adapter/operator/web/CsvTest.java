package dev.hexpay.adapter.operator.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of CSV files. */
class CsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\tx",
                "＝1+1",
                "-",
                "-1,5",
                " =1",
                "\u00A0=1",
                "\u200B+1",
                "\uFEFF@x"
            })
    void cell_that_a_spreadsheet_computes_begins_with_an_apostrophe(String formula) {
        assertThat(Csv.row(List.of(formula))).matches("\"?'.*\"?\r\n");
    }

    @Test
    void carriage_return_at_the_beginning_is_no_formula() {
        assertThat(Csv.row(List.of("\r=1+1"))).isEqualTo("\"'\r=1+1\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", " a", "\u00A0", "1-1", "a@b.example"})
    void text_is_kept(String text) {
        assertThat(Csv.row(List.of(text))).isEqualTo(text + "\r\n");
    }

    @Test
    void negative_amount_stays_a_number() {
        assertThat(Csv.row(List.of("-5.00"))).isEqualTo("-5.00\r\n");
    }

    @Test
    void quotes_commas_and_line_breaks_are_quoted() {
        assertThat(Csv.row(List.of("a,b", "say \"x\"", "one\ntwo", "plain", "")))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"one\ntwo\",plain,\r\n");
    }
}
