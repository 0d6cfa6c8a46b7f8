package dev.hexpay.architecture.guilty.persistence.jdbi;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.http.TakesABoolean;

@Breaks("a module knows only the modules that its arrows lead to")
final class KnowsHttp {
    private KnowsHttp() {}

    static Class<?> neighbour() {
        return TakesABoolean.class;
    }
}
