package dev.hexpay.adapter.http.docs;

import dev.hexpay.adapter.http.docs.StateDiagram.Arrow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws a state diagram: the states in a column, transitions to a later state on the right of it, those to an earlier one on
 * the left. Only the page's style colors it.
 */
final class StateDrawing {
    private static final int WIDTH = 150;
    private static final int HEIGHT = 44;
    private static final int STEP = 84;
    private static final int TOP = 40;
    private static final int LANE = 18;
    private static final int FIRST_LANE = 24;
    private static final int TIP = 7;
    private static final int CORNER = 8;
    private static final int MARGIN = 4;

    private final StateDiagram diagram;
    private final List<Arc> right = new ArrayList<>();
    private final List<Arc> left = new ArrayList<>();
    private final List<Arrow> straight = new ArrayList<>();

    StateDrawing(StateDiagram diagram) {
        this.diagram = diagram;
        for (Arrow arrow : diagram.arrows()) {
            int distance = place(arrow.to()) - place(arrow.from());
            if (distance == 1) {
                straight.add(arrow);
            } else {
                (distance > 0 ? right : left).add(new Arc(arrow));
            }
        }
        arrange(right);
        arrange(left);
    }

    /** A transition beside the column, with its ends and its lane. */
    private static final class Arc {
        private final Arrow arrow;
        private int start;
        private int end;
        private int lane;

        Arc(Arrow arrow) {
            this.arrow = arrow;
        }

        boolean touches(Arc other) {
            return Math.min(start, end) <= Math.max(other.start, other.end)
                    && Math.min(other.start, other.end) <= Math.max(start, end);
        }
    }

    private int place(String state) {
        return diagram.states().indexOf(state);
    }

    private int distance(Arc arc) {
        return Math.abs(place(arc.arrow.to()) - place(arc.arrow.from()));
    }

    /** Spreads the ends over the side of each state, and gives shorter arcs the inner lanes, so that few arcs cross. */
    private void arrange(List<Arc> arcs) {
        for (int state = 0; state < diagram.states().size(); state++) {
            spread(state, arcs);
        }
        Map<Integer, List<Arc>> lanes = new HashMap<>();
        arcs.sort(Comparator.comparingInt(this::distance));
        for (Arc arc : arcs) {
            while (lanes.getOrDefault(arc.lane, List.of()).stream().anyMatch(arc::touches)) {
                arc.lane++;
            }
            lanes.computeIfAbsent(arc.lane, lane -> new ArrayList<>()).add(arc);
        }
    }

    private void spread(int state, List<Arc> arcs) {
        List<Arc> here = arcs.stream()
                .filter(arc -> place(arc.arrow.from()) == state || place(arc.arrow.to()) == state)
                .sorted(Comparator.comparingInt((Arc arc) -> other(arc, state) < state ? 0 : 1)
                        .thenComparingInt(arc -> -other(arc, state)))
                .toList();
        for (int i = 0; i < here.size(); i++) {
            int y = TOP + state * STEP + HEIGHT * (i + 1) / (here.size() + 1);
            if (place(here.get(i).arrow.from()) == state) {
                here.get(i).start = y;
            } else {
                here.get(i).end = y;
            }
        }
    }

    private int other(Arc arc, int state) {
        int from = place(arc.arrow.from());
        return from == state ? place(arc.arrow.to()) : from;
    }

    String svg() {
        int x = MARGIN + reach(left);
        int width = x + WIDTH + reach(right) + MARGIN;
        int height = TOP + (diagram.states().size() - 1) * STEP + HEIGHT + MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append(("<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " aria-label=\"State diagram; the table below has the same transitions\">")
                .formatted(width, height, width, height));
        int middle = x + WIDTH / 2;
        svg.append("<circle class=\"start\" cx=\"%d\" cy=\"8\" r=\"6\"/>".formatted(middle));
        svg.append(down(middle, 14, TOP, ""));
        straight.forEach(arrow -> svg.append(
                down(middle, TOP + place(arrow.from()) * STEP + HEIGHT, TOP + place(arrow.to()) * STEP, style(arrow))));
        right.forEach(arc -> svg.append(arc(arc, x + WIDTH, 1)));
        left.forEach(arc -> svg.append(arc(arc, x, -1)));
        diagram.states().forEach(state -> svg.append(box(state, x)));
        return svg.append("</svg>").toString();
    }

    private static int reach(List<Arc> arcs) {
        return arcs.stream().mapToInt(arc -> FIRST_LANE + arc.lane * LANE).max().orElse(0);
    }

    private static String style(Arrow arrow) {
        return arrow.label() == null ? "" : " correction";
    }

    private static String down(int x, int from, int to, String style) {
        return "<path class=\"arrow%s\" d=\"M%d %dV%d\"/>".formatted(style, x, from, to - TIP)
                + "<path class=\"tip\" d=\"M%d %dl-5 -%dh10z\"/>".formatted(x, to, TIP);
    }

    /** A path out of the side of a state, along a lane, and back into the side of another one. */
    private static String arc(Arc arc, int side, int outward) {
        int lane = side + outward * (FIRST_LANE + arc.lane * LANE);
        int along = arc.end > arc.start ? 1 : -1;
        int corner = outward * CORNER;
        return ("<path class=\"arrow%s\" d=\"M%d %dH%dQ%d %d %d %dV%dQ%d %d %d %dH%d\"/>"
                        + "<path class=\"tip\" d=\"M%d %dl%d -5v10z\"/>")
                .formatted(
                        style(arc.arrow),
                        side,
                        arc.start,
                        lane - corner,
                        lane,
                        arc.start,
                        lane,
                        arc.start + along * CORNER,
                        arc.end - along * CORNER,
                        lane,
                        arc.end,
                        lane - corner,
                        arc.end,
                        side + outward * TIP,
                        side,
                        arc.end,
                        outward * TIP);
    }

    private String box(String state, int x) {
        int y = TOP + place(state) * STEP;
        String style = diagram.ends().contains(state) ? "state end" : "state";
        return "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>"
                        .formatted(style, x, y, WIDTH, HEIGHT)
                + "<text x=\"%d\" y=\"%d\">%s</text>".formatted(x + WIDTH / 2, y + HEIGHT / 2 + 5, state);
    }
}
