package dev.hexpay.sharded;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/** Sees in the log of ShardingSphere which databases the statements of each transaction go to. */
final class UnitsOfWork extends AppenderBase<ILoggingEvent> {
    private static final String LOGIC = "Logic SQL: ";
    private static final String ACTUAL = "Actual SQL: ";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    // Each thread has one transaction at a time; the statements of the last one show when it ends.
    private static final ThreadLocal<List<Sent>> TRANSACTION = new ThreadLocal<>();
    private static final ThreadLocal<Sent> LAST = new ThreadLocal<>();

    /** A statement and the databases that it went to. */
    private record Sent(String statement, TreeSet<String> shards) {}

    private UnitsOfWork() {}

    /** Begins to read the log of this process. */
    static UnitsOfWork watch() {
        UnitsOfWork units = new UnitsOfWork();
        units.start();
        ((Logger) LoggerFactory.getLogger("ShardingSphere-SQL")).addAppender(units);
        return units;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        if (message.startsWith(LOGIC)) {
            finishStatement();
            Sent sent = new Sent(message.substring(LOGIC.length()), new TreeSet<>());
            LAST.set(sent);
            if (TRANSACTION.get() != null) {
                TRANSACTION.get().add(sent);
            }
        } else if (message.startsWith(ACTUAL) && LAST.get() != null) {
            LAST.get().shards().add(message.substring(ACTUAL.length(), message.indexOf(" ::: ")));
        }
    }

    private void finishStatement() {
        Sent sent = LAST.get();
        if (sent != null) {
            LAST.remove();
            count("statements");
            if (sent.shards().size() > 1) {
                count("statements on two");
                count("on two: " + shortened(sent.statement()));
            }
        }
    }

    private void end() {
        List<Sent> sent = TRANSACTION.get();
        TRANSACTION.remove();
        finishStatement();
        if (sent == null || sent.isEmpty()) {
            return;
        }
        count("units");
        TreeSet<String> shards = new TreeSet<>();
        sent.forEach(each -> shards.addAll(each.shards()));
        if (shards.size() > 1) {
            count("units on two");
            count("unit on two: "
                    + String.join(
                            " + ",
                            sent.stream()
                                    .map(each -> shortened(each.statement()))
                                    .distinct()
                                    .toList()));
        }
    }

    private static String shortened(String statement) {
        String table = statement.replaceAll("(?s).*?\"hexpay\"\\.(\\w+).*", "$1");
        String where = statement.contains(" WHERE ")
                ? statement.replaceAll("(?s).*? WHERE ", "").replaceAll("(\\?, ?)+\\?", "?")
                : "";
        return statement.split(" ", 2)[0] + " " + table + " " + where.substring(0, Math.min(90, where.length()));
    }

    private void count(String name) {
        counts.computeIfAbsent(name, key -> new LongAdder()).increment();
    }

    /** The same data source, whose transactions are seen. */
    DataSource seen(DataSource dataSource) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = call(dataSource, method, arguments);
            return result instanceof Connection connection ? seen(connection) : result;
        });
    }

    private Connection seen(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            if (method.getName().equals("setAutoCommit") && arguments[0].equals(false)) {
                TRANSACTION.set(new ArrayList<>());
            }
            try {
                return call(connection, method, arguments);
            } finally {
                if (List.of("commit", "rollback", "close").contains(method.getName())) {
                    end();
                }
            }
        });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Writes what was counted so far to a file, in one step: the process may be killed at any time. */
    void write(Path file) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(counts).forEach((name, count) -> lines.add(count.sum() + "\t" + name.replace('\n', ' ')));
        try {
            Path written = Files.write(Path.of(file + ".new"), lines);
            Files.move(written, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sums of all files of a directory. */
    static Map<String, Long> read(Path directory) throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        try (var files = Files.list(directory)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".units")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] parts = line.split("\t", 2);
                    sums.merge(parts[1], Long.parseLong(parts[0]), Long::sum);
                }
            }
        }
        return sums;
    }
}
