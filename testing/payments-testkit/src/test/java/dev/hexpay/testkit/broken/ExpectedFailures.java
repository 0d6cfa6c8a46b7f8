package dev.hexpay.testkit.broken;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The contract tests that fail for each fault, as {@code Contract.test}, read from {@code caught.txt}. */
final class ExpectedFailures {
    private ExpectedFailures() {}

    static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        String fault = "";
        for (String line : lines()) {
            if (line.startsWith(" ")) {
                table.get(fault).add(line.strip());
            } else if (!line.startsWith("#")) {
                fault = line;
                table.put(fault, new TreeSet<>());
            }
        }
        return table;
    }

    private static List<String> lines() {
        try (InputStream in = ExpectedFailures.class.getResourceAsStream("caught.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
