package dev.hexpay.bootstrap.admin;

import java.util.Map;
import java.util.TreeMap;

/**
 * A command of the operator for the process that has the database.
 *
 * @param command its name, such as {@code keys create}
 * @param arguments its arguments by name
 */
public record AdminRequest(String command, Map<String, String> arguments) {
    private static final String COMMAND = "command";

    /** A copy of the arguments is taken. */
    public AdminRequest {
        arguments = Map.copyOf(arguments);
    }

    /** A command without arguments. */
    public static AdminRequest of(String command) {
        return new AdminRequest(command, Map.of());
    }

    /** The same command with one more argument. */
    public AdminRequest with(String name, String value) {
        Map<String, String> all = new TreeMap<>(arguments);
        all.put(name, value);
        return new AdminRequest(command, all);
    }

    /**
     * The value of an argument.
     *
     * @throws IllegalArgumentException if it is missing
     */
    public String get(String name) {
        String value = arguments.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the argument " + name + " is missing");
        }
        return value;
    }

    /** The request as one line. */
    String toLine() {
        Map<String, String> fields = new TreeMap<>(arguments);
        fields.put(COMMAND, command);
        return Line.of(fields);
    }

    /**
     * The request in a line.
     *
     * @throws IllegalArgumentException if the line has another form
     */
    static AdminRequest parse(String line) {
        Map<String, String> fields = Line.parse(line);
        String command = fields.remove(COMMAND);
        if (command == null) {
            throw new IllegalArgumentException("a request must name its command");
        }
        return new AdminRequest(command, fields);
    }
}
