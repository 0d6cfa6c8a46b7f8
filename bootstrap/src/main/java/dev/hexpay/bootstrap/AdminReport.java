package dev.hexpay.bootstrap;

import dev.hexpay.bootstrap.doctor.CheckResult;
import java.util.List;

/** The lines of a report that a server sends to a command. */
final class AdminReport {
    /** The socket carries no more. */
    private static final int MAX_LENGTH = 30_000;

    private AdminReport() {}

    /**
     * The lines as one text. Those that are too many are left out, and a last line says how many; something is to be done if one
     * of them asks for it.
     *
     * @param advice what shows the others
     */
    static String of(List<String> lines, String advice) {
        int length = 0;
        for (int i = 0; i < lines.size(); i++) {
            length += lines.get(i).length() + 1;
            if (length > MAX_LENGTH) {
                String text = (lines.size() - i) + " more lines are left out" + advice;
                boolean isOk = CheckResult.areAllOk(String.join("\n", lines.subList(i, lines.size())));
                CheckResult last = isOk ? CheckResult.ok("report", text) : CheckResult.fix("report", text);
                return String.join("\n", lines.subList(0, i)) + "\n" + last.line();
            }
        }
        return String.join("\n", lines);
    }
}
