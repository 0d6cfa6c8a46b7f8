package dev.hexpay.http.input;

/** Where a field stands, as the client wrote it: {@code address.country}. */
record Path(String dotted) {
    static final Path ROOT = new Path("");

    Path at(String name) {
        return dotted.isEmpty() ? new Path(name) : new Path(dotted + "." + name);
    }
}
