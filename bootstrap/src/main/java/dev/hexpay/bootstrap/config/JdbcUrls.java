package dev.hexpay.bootstrap.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be printed of a JDBC URL of H2 or PostgreSQL, and which form it must have. */
public final class JdbcUrls {
    private static final String HOST = "(?:\\[[^\\]@]*\\]|[^\\[\\]:/?@,]*)(?::\\d*)?";

    // The drivers print what they cannot parse, with any password that it contains.
    private static final Pattern PARSABLE = Pattern.compile("jdbc:h2:(?!(?:tcp|ssl):[^;]*@).*"
            + "|jdbc:postgresql:(?://" + HOST + "(?:," + HOST + ")*(?:/[^/?@]*)?|(?!//)[^?@]*)(?:\\?.*)?");

    private static final Pattern PARTS = Pattern.compile(
            "(?<scheme>jdbc:(?:h2:(?:(?:file|mem|tcp|ssl):)?|postgresql:)(?://)?)(?<location>[^?;&]*)(?<parameters>.*)",
            Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[\\w .-]*=");
    private static final Pattern SECRET =
            Pattern.compile("pass|pwd|secret|key|token|credential", Pattern.CASE_INSENSITIVE);

    // H2 separates parameters by a semicolon that no backslash precedes, PostgreSQL by an ampersand.
    private static final Pattern H2_PARAMETER = Pattern.compile("(?<=[?;&])(?:\\\\.?|[^;\\\\])*", Pattern.DOTALL);
    private static final Pattern POSTGRESQL_PARAMETER = Pattern.compile("(?<=[?;&])[^&]*", Pattern.DOTALL);

    private static final String MASK = "***";

    private JdbcUrls() {}

    /** Whether the driver can parse the part before the parameters; it has no user and no password in it. */
    static boolean isParsable(String url) {
        return PARSABLE.matcher(url).matches();
    }

    /**
     * The URL with {@code ***} for a user and password before the host, and for the value of each parameter that
     * mentions a password, secret, key, token or credential. If an {@code @} in the parameters leaves open where a
     * password ends, only the scheme is left.
     */
    public static String masked(String url) {
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches()) {
            return MASK;
        }
        String scheme = parts.group("scheme");
        String parameters = parts.group("parameters");
        if (parameters.contains("@")) {
            return scheme + MASK;
        }
        Pattern parameter = scheme.startsWith("jdbc:h2:") ? H2_PARAMETER : POSTGRESQL_PARAMETER;
        return scheme
                + parts.group("location").replaceFirst("(?s)^.*@", MASK + "@").replaceFirst("(?s)=.*", "=" + MASK)
                + parameter.matcher(parameters).replaceAll(found -> maskedParameter(found.group()));
    }

    private static String maskedParameter(String parameter) {
        if (!SECRET.matcher(parameter).find()) {
            return Matcher.quoteReplacement(parameter);
        }
        Matcher name = NAME.matcher(parameter);
        return (name.lookingAt() ? name.group() : "") + MASK;
    }
}
