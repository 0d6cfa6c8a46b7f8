package dev.hexpay.bootstrap.cli;

import java.util.ArrayList;
import java.util.List;

/** What a start says on a terminal: a title and named lines, aligned. */
final class StartBlock {
    private final String title;
    private final List<Line> lines = new ArrayList<>();

    StartBlock(String title) {
        this.title = title;
    }

    private record Line(String name, String text) {}

    /** Adds a line at the end; one without a name continues the line before. */
    StartBlock line(String name, String text) {
        lines.add(new Line(name, text));
        return this;
    }

    /** The block, with an empty line before and after it. */
    String text() {
        int width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        StringBuilder text = new StringBuilder("\n" + title + "\n\n");
        for (Line line : lines) {
            text.append("  ")
                    .append(line.name())
                    .append(" ".repeat(width - line.name().length()))
                    .append("  ")
                    .append(line.text())
                    .append('\n');
        }
        return text.append('\n').toString();
    }
}
