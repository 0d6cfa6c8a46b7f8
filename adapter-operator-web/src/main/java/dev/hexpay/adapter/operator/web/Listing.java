package dev.hexpay.adapter.operator.web;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that is read page by page, as a table and as a file.
 *
 * @param path its path in the place
 * @param columns what is shown of a row
 * @param source reads a page, with what the query of the request filters
 * @param ids how rows are named
 * @param <T> a row
 * @param <I> the id of a row
 */
public record Listing<T, I>(
        String path, List<Column<T>> columns, Function<PageRequest<I>, Page<T>> source, Ids<T, I> ids) {
    /** One column. */
    public record Column<T>(String heading, Function<T, Cell> cell, Shown shown) {}

    /** Where a column is. */
    public enum Shown {
        EVERYWHERE,
        IN_FILE
    }

    /** The id of a row, as a value and as a text. */
    public record Ids<T, I>(Function<T, I> of, Function<I, String> text, Function<String, I> parse) {}

    /** A column. */
    public static <T> Column<T> column(String heading, Function<T, Cell> cell) {
        return new Column<>(heading, cell, Shown.EVERYWHERE);
    }

    /** A column that only the file has. */
    public static <T> Column<T> inFile(String heading, Function<T, Cell> cell) {
        return new Column<>(heading, cell, Shown.IN_FILE);
    }

    /** Whether the request is for the file. */
    public static boolean isCsv(OperatorRequest request) {
        return request.query().text("format").equals("csv") || request.accepts("text/csv");
    }

    /** The whole list as a file. */
    public Reply csv(String name) {
        return new Reply.CsvFile(name, columns.stream().map(Column::heading).toList(), new Rows());
    }

    /** The page of the list that the request names. */
    public Block.Table table(OperatorRequest request, String empty) {
        Paging<I> paging = new Paging<>(request, path, ids.parse());
        Page<T> page = source.apply(paging.page());
        return new Block.Table(
                "",
                headings(),
                page.items().stream().map(this::row).toList(),
                empty,
                paging.newer(),
                paging.older(page, row -> ids.text().apply(ids.of().apply(row))),
                page.items().isEmpty() ? null : paging.csv());
    }

    /** The headings of the table. */
    public List<String> headings() {
        return shown().stream().map(Column::heading).toList();
    }

    /** A row of the table. */
    public List<Cell> row(T row) {
        return shown().stream().map(column -> column.cell().apply(row)).toList();
    }

    private List<Column<T>> shown() {
        return columns.stream()
                .filter(column -> column.shown() == Shown.EVERYWHERE)
                .toList();
    }

    private final class Rows implements Iterator<List<String>> {
        private final Queue<T> read = new ArrayDeque<>();
        private @Nullable I last;
        private boolean hasMore = true;

        @Override
        public boolean hasNext() {
            if (read.isEmpty() && hasMore) {
                Page<T> page = source.apply(new PageRequest<>(PageRequest.MAX_LIMIT, last));
                read.addAll(page.items());
                hasMore = page.hasMore();
            }
            return !read.isEmpty();
        }

        @Override
        public List<String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            T row = read.remove();
            last = ids.of().apply(row);
            return columns.stream()
                    .map(column -> column.cell().apply(row).plain())
                    .toList();
        }
    }
}
