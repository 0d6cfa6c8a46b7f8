package dev.hexpay.bootstrap.doctor;

/**
 * A line of the report.
 *
 * @param verdict whether something is to be done
 * @param subject what was checked
 * @param text how it is, or what to do
 */
public record CheckResult(Verdict verdict, String subject, String text) {
    private static final String OK = "ok  ";
    private static final String FIX = "fix ";

    /** Whether something is to be done. */
    public enum Verdict {
        OK,
        FIX
    }

    /** The text is made one line. */
    public CheckResult {
        text = text.lines().map(String::strip).reduce("", (all, line) -> (all + " " + line).strip());
    }

    /** In order. */
    public static CheckResult ok(String subject, String text) {
        return new CheckResult(Verdict.OK, subject, text);
    }

    /** To be done. */
    public static CheckResult fix(String subject, String text) {
        return new CheckResult(Verdict.FIX, subject, text);
    }

    /** Whether the lines of a report say that nothing is to be done. */
    public static boolean areAllOk(String report) {
        return report.lines().noneMatch(line -> line.startsWith(FIX));
    }

    /** Whether a line of a report says that something is in order. */
    public static boolean isOk(String line) {
        return line.startsWith(OK);
    }

    /** The result as one line. */
    public String line() {
        return (verdict == Verdict.OK ? OK : FIX) + subject + ": " + text;
    }
}
