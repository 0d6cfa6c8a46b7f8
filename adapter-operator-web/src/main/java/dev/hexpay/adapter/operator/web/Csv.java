package dev.hexpay.adapter.operator.web;

import java.util.List;
import java.util.stream.Collectors;

/** Rows of a CSV file, as of RFC 4180. */
public final class Csv {
    // A spreadsheet takes a cell that begins so for a formula, and some look behind spaces.
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    /** One row with its line break. */
    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String value) {
        String harmless = isFormula(value) ? "'" + value : value;
        boolean isQuoted = harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';');
        return isQuoted ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    private static boolean isFormula(String value) {
        if (value.isEmpty() || value.matches("-[0-9]+(\\.[0-9]+)?")) {
            return false;
        }
        String visible = value.substring(blanks(value));
        return FORMULA_STARTS.indexOf(value.charAt(0)) >= 0
                || (!visible.isEmpty() && FORMULA_STARTS.indexOf(visible.charAt(0)) >= 0);
    }

    private static int blanks(String value) {
        int count = 0;
        while (count < value.length() && isBlank(value.charAt(count))) {
            count++;
        }
        return count;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
