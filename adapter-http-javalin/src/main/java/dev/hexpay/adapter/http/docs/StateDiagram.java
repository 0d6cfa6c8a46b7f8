package dev.hexpay.adapter.http.docs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A state diagram in the notation of Mermaid, in which the documents have those that are made of the transition rules.
 *
 * @param states the states in the order in which they can be reached
 * @param arrows the transitions, and those with a label, which are corrections
 */
record StateDiagram(List<String> states, List<Arrow> arrows, Set<String> ends) {
    private static final Pattern ARROW = Pattern.compile("(?m)^ *(\\S+) --> (\\S+)(?: : (.+))?$");
    private static final String OUTSIDE = "[*]";

    /** A transition; a label says why it is a correction. */
    record Arrow(String from, String to, @Nullable String label) {}

    static StateDiagram parse(String mermaid) {
        List<Arrow> all = ARROW.matcher(mermaid)
                .results()
                .map(match -> new Arrow(match.group(1), match.group(2), match.group(3)))
                .toList();
        Set<String> ends = all.stream()
                .filter(arrow -> arrow.to().equals(OUTSIDE))
                .map(Arrow::from)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Arrow> inner = all.stream()
                .filter(arrow -> !arrow.from().equals(OUTSIDE) && !arrow.to().equals(OUTSIDE))
                .toList();
        return new StateDiagram(reachable(all), inner, ends);
    }

    private static List<String> reachable(List<Arrow> arrows) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(OUTSIDE));
        while (!next.isEmpty()) {
            String state = next.remove();
            arrows.stream()
                    .filter(arrow -> arrow.from().equals(state) && !arrow.to().equals(OUTSIDE))
                    .map(Arrow::to)
                    .filter(found::add)
                    .forEach(next::add);
        }
        return new ArrayList<>(found);
    }

    /** The picture, and a table with the same transitions. */
    String html() {
        String corrections = arrows.stream()
                .filter(arrow -> arrow.label() != null)
                .map(Arrow::label)
                .distinct()
                .collect(Collectors.joining(", "));
        String caption = corrections.isEmpty() ? "" : "<figcaption>Dashed: " + corrections + ".</figcaption>";
        return "<figure class=\"diagram\">" + new StateDrawing(this).svg() + caption + "</figure>\n" + table();
    }

    private String table() {
        StringBuilder table =
                new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">"
                        + "<table><thead><tr><th>status</th><th>may become</th></tr></thead><tbody>");
        for (String state : states) {
            String next = arrows.stream()
                    .filter(arrow -> arrow.from().equals(state))
                    .sorted(Comparator.comparing(arrow -> arrow.label() != null))
                    .map(arrow -> "<code>" + arrow.to() + "</code>"
                            + (arrow.label() == null ? "" : " (" + arrow.label() + ")"))
                    .collect(Collectors.joining(", "));
            table.append("<tr><td><code>").append(state).append("</code></td><td>");
            table.append(ends.contains(state) ? "final" + (next.isEmpty() ? "" : "; " + next) : next);
            table.append("</td></tr>");
        }
        return table.append("</tbody></table></div>").toString();
    }
}
