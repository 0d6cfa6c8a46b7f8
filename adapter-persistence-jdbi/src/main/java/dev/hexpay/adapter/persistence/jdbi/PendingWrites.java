package dev.hexpay.adapter.persistence.jdbi;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.NamedArgumentFinder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;
import org.jdbi.v3.core.statement.Update;

/**
 * Writes of a unit of work that each change one row. Nothing depends on their results, so they wait for the next statement
 * that is needed at once, or for the commit, and are sent together: one round trip to the database instead of one each.
 */
final class PendingWrites {
    /** More are sent in parts, so that few different texts are prepared. */
    private static final int MAX_TOGETHER = 8;

    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");
    private static final Map<List<String>, Joined> JOINED = new ConcurrentHashMap<>();

    private final List<Write> writes = new ArrayList<>();

    /**
     * A statement that changes one row.
     *
     * @param entity names the duplicate if it violates a unique key
     */
    record Write(String entity, String sql, List<NamedArgumentFinder> arguments) {
        private Argument argument(String name, StatementContext context) {
            for (NamedArgumentFinder finder : arguments) {
                Optional<Argument> found = finder.find(name, context);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            throw new UnableToCreateStatementException("no value of " + name + " for " + entity, context);
        }
    }

    /** The values by name. */
    static NamedArgumentFinder values(Map<String, ?> values) {
        return (name, context) -> Optional.<Object>ofNullable(values.get(name))
                .flatMap(value -> context.findArgumentFor(value.getClass(), value));
    }

    static PendingWrites of(Write write) {
        PendingWrites writes = new PendingWrites();
        writes.add(write);
        return writes;
    }

    void add(Write write) {
        writes.add(write);
    }

    boolean isEmpty() {
        return writes.isEmpty();
    }

    /** What is written, for messages. */
    String entities() {
        return writes.stream().map(Write::entity).distinct().collect(Collectors.joining(" or "));
    }

    /** Sends all; returns how many. */
    int send(Handle handle) {
        int count = writes.size();
        while (!writes.isEmpty()) {
            List<Write> together = writes.subList(0, Math.min(writes.size(), MAX_TOGETHER));
            send(handle, List.copyOf(together));
            together.clear();
        }
        return count;
    }

    private static void send(Handle handle, List<Write> together) {
        List<String> texts = together.stream().map(Write::sql).toList();
        Joined joined = JOINED.computeIfAbsent(texts, Joined::of);
        try (Update update = handle.createUpdate(joined.sql())) {
            for (int i = 0; i < joined.parameters().size(); i++) {
                Parameter parameter = joined.parameters().get(i);
                update.bind(i, together.get(parameter.write()).argument(parameter.name(), update.getContext()));
            }
            update.execute((executed, context) -> {
                try (context) {
                    requireOneRowEach(executed.get(), together);
                    return together.size();
                }
            });
        }
    }

    /** Statements as one text, with the parameters in their order in it. */
    private record Joined(String sql, List<Parameter> parameters) {
        static Joined of(List<String> texts) {
            List<Parameter> parameters = new ArrayList<>();
            List<String> positional = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                Matcher found = PARAMETER.matcher(texts.get(i));
                while (found.find()) {
                    parameters.add(new Parameter(i, found.group(1)));
                }
                positional.add(found.replaceAll("?"));
            }
            return new Joined(String.join("; ", positional), List.copyOf(parameters));
        }
    }

    /** A parameter of one of the statements, by its name there. */
    private record Parameter(int write, String name) {}

    private static void requireOneRowEach(PreparedStatement executed, List<Write> together) throws SQLException {
        for (Write write : together) {
            if (executed.getUpdateCount() != 1) {
                throw new IllegalStateException("no row to write: " + write.entity());
            }
            executed.getMoreResults();
        }
    }
}
