package dev.hexpay.adapter.http.api.bind;

/** Where a field stands, as the client wrote it: {@code address.country}. */
record FieldPath(String dotted) {
    static final FieldPath ROOT = new FieldPath("");

    FieldPath at(String name) {
        return dotted.isEmpty() ? new FieldPath(name) : new FieldPath(dotted + "." + name);
    }
}
