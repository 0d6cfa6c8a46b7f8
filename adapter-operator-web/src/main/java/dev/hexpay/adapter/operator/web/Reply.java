package dev.hexpay.adapter.operator.web;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Link;
import io.javalin.http.HttpStatus;
import java.util.Iterator;
import java.util.List;

/** What a request is answered with. */
public sealed interface Reply {
    /** A page. */
    record Html(HttpStatus status, String heading, List<Link> crumbs, List<Block> blocks) implements Reply {
        /** A page with status 200. */
        public static Html of(String heading, List<Link> crumbs, List<Block> blocks) {
            return new Html(HttpStatus.OK, heading, crumbs, blocks);
        }

        /** The same page with another status. */
        public Html withStatus(HttpStatus other) {
            return new Html(other, heading, crumbs, blocks);
        }
    }

    /** Another page of this site; a path from the root of the host, or a URL of this server. */
    record Redirect(String location) implements Reply {}

    /** A file of rows. */
    record CsvFile(String name, List<String> headings, Iterator<List<String>> rows) implements Reply {}
}
