package dev.hexpay.bootstrap;

import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a server connects to PostgreSQL. A database that is frozen, or behind a network that drops packets, answers
 * nothing and closes nothing; so every wait has an end. What the URL of the operator says itself is kept.
 *
 * @param timeout how long to wait for the answer to one statement, in whole seconds
 */
record PostgresqlOptions(Duration timeout) {
    private static final Pattern OPTIONS = Pattern.compile("(?<=[?&]options=)[^&]*");
    private static final Pattern HOSTS = Pattern.compile("//([^/?]*)");
    private static final Pattern SETTING = Pattern.compile("-c ([a-z_]+)=\\S+");

    /** How long to wait for a connection of the pool. */
    Duration borrow() {
        return timeout.dividedBy(2);
    }

    /** How long to wait for the answer of a connection that was idle. */
    Duration validation() {
        return timeout.dividedBy(4);
    }

    /** The longest time for which a call waits: a charge waits for its sandbox and for its store, one after the other. */
    Duration longestCall() {
        Duration borrowed = borrow().plus(validation());
        return (borrowed.compareTo(timeout) > 0 ? borrowed : timeout).multipliedBy(2);
    }

    /** What the driver does with a URL that does not say otherwise. */
    Properties properties(String url) {
        String connect = Long.toString(connect().toSeconds());
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", connect);
        properties.setProperty("loginTimeout", Long.toString(login(url).toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(timeout.toSeconds()));
        properties.setProperty("cancelSignalTimeout", connect);
        properties.setProperty("tcpKeepAlive", "true");
        // The detail of a violated constraint is the row.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    private Duration connect() {
        return Duration.ofSeconds(Math.max(1, borrow().toSeconds()));
    }

    /**
     * The time for the hosts one after the other. Each but the last may accept the connection and not respond: the driver waits
     * for its answer about TLS, and then, without TLS, once more.
     */
    private Duration login(String url) {
        Matcher hosts = HOSTS.matcher(url);
        int others = hosts.find() ? hosts.group(1).split(",").length - 1 : 0;
        return connect().plus(timeout.multipliedBy(2L * others));
    }

    /**
     * The URL with the settings of each session. Statements and locks end before the driver gives up, so that a slow
     * statement costs no connection.
     */
    String withSessionSettings(String url) {
        Matcher given = OPTIONS.matcher(url);
        String options = given.find() ? URLDecoder.decode(given.group(), StandardCharsets.UTF_8) : "";
        options = add(options, "-c lock_timeout=" + timeout.multipliedBy(7).toMillis() / 10);
        options = add(options, "-c statement_timeout=" + timeout.multipliedBy(8).toMillis() / 10);
        // A server that was frozen itself must not keep its locks.
        options = add(
                options,
                "-c idle_in_transaction_session_timeout="
                        + timeout.multipliedBy(3).toMillis());
        options = add(options, URLDecoder.decode(JdbiStore.POSTGRESQL_OPTIONS, StandardCharsets.UTF_8));
        String encoded = URLEncoder.encode(options, StandardCharsets.UTF_8).replace("+", "%20");
        return given.reset().find()
                ? given.replaceFirst(Matcher.quoteReplacement(encoded))
                : url + (url.contains("?") ? "&" : "?") + "options=" + encoded;
    }

    /** Adds every setting that the options do not have. */
    private static String add(String options, String settings) {
        StringBuilder all = new StringBuilder(options);
        Matcher setting = SETTING.matcher(settings);
        while (setting.find()) {
            if (!Pattern.compile("(?<![a-z_])" + Pattern.quote(setting.group(1) + "="))
                    .matcher(options)
                    .find()) {
                all.append(all.isEmpty() ? "" : " ").append(setting.group());
            }
        }
        return all.toString();
    }
}
