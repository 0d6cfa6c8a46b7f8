package dev.hexpay.architecture.innocent.sandbox;

import org.jdbi.v3.core.Jdbi;

record Books(Jdbi jdbi) {
    private static int count(boolean all) {
        return all ? 2 : 1;
    }

    int size() {
        return count(true);
    }
}
