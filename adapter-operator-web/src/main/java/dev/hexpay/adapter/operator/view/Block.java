package dev.hexpay.adapter.operator.view;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a page. Pages are lists of them, so that all pages look the same. */
public sealed interface Block {
    /** A message. */
    record Notice(Tone tone, String title, String text) implements Block {}

    /** Names and values. */
    record Facts(String title, List<Fact> facts) implements Block {
        /** One name and its value. */
        public record Fact(String name, Cell value) {}
    }

    /**
     * A table.
     *
     * @param title its heading; empty when the heading of the page is enough
     * @param empty what is said when there are no rows
     * @param newer the page before; null on the first one
     * @param older the page after; null on the last one
     * @param csv the same rows as a file; null for none
     */
    record Table(
            String title,
            List<String> headings,
            List<List<Cell>> rows,
            String empty,
            @Nullable String newer,
            @Nullable String older,
            @Nullable String csv)
            implements Block {
        /** A table on one page. */
        public static Table of(String title, List<String> headings, List<List<Cell>> rows) {
            return new Table(title, headings, rows, "None.", null, null, null);
        }

        /** The columns that have numbers. */
        public BitSet numericColumns() {
            BitSet numeric = new BitSet();
            for (List<Cell> row : rows) {
                for (int column = 0; column < row.size(); column++) {
                    if (row.get(column).kind() == Cell.Kind.NUMBER) {
                        numeric.set(column);
                    }
                }
            }
            return numeric;
        }
    }

    /** Filters of the table below: a form that changes the query of the page. */
    record Filters(String action, List<Field> fields, boolean active) implements Block {}

    /** A form that shows something: its values are the query of the page. */
    record Query(String title, String action, List<Field> fields, String submit) implements Block {}

    /**
     * A form that does something.
     *
     * @param id unique on the page
     * @param hidden further values, the tokens included
     * @param danger whether it cannot be undone
     * @param errors what is wrong with it; by fields, and {@code ""} for the form as a whole
     * @param open whether it is unfolded; only a titled form can be folded
     */
    record Form(
            String id,
            String title,
            String text,
            String action,
            Map<String, String> hidden,
            List<Field> fields,
            String submit,
            boolean danger,
            Map<String, String> errors,
            boolean open)
            implements Block {}

    /** What happened, in the order of time. */
    record Timeline(String title, List<Entry> entries) implements Block {
        /**
         * One event.
         *
         * @param note more about it; empty for none
         * @param href where it leads; null if nowhere
         */
        public record Entry(
                Cell time,
                Tone tone,
                String text,
                String note,
                @Nullable String href) {}
    }

    /** Numbers that a person reads first. */
    record Tiles(String title, List<Tile> tiles) implements Block {
        /** One number; {@code note} explains it. */
        public record Tile(
                String label,
                String value,
                String note,
                Tone tone,
                @Nullable String href) {}
    }

    /**
     * A bar chart with its table.
     *
     * @param summary what it shows, for people who do not see it
     */
    record Chart(String title, String summary, Scale scale, List<Bar> bars, Table table) implements Block {
        /** The width of the drawing. */
        public static final int WIDTH = 720;

        /** The height of the drawing. */
        public static final int HEIGHT = 160;

        /**
         * What the edges of the drawing stand for.
         *
         * @param highest the value at its upper edge
         * @param lowest the value at its lower edge; empty when that is zero
         * @param zero the height of the value zero, from the upper edge
         */
        public record Scale(String highest, String lowest, int zero, String firstDay, String lastDay) {}

        /** One bar: its place in the drawing, and what it stands for. */
        public record Bar(int x, int y, int width, int height, Tone tone, String label) {}
    }

    /** A text that is copied. */
    record Code(String title, String text) implements Block {}

    /** A QR code: {@code path} of SVG on a square with sides of {@code size}. */
    record Qr(String title, int size, String path) implements Block {}

    /** Links to other pages, of which the first may be the main one. */
    record Links(List<Link> links) implements Block {}

    /** A text. */
    record Text(String title, String text) implements Block {}
}
