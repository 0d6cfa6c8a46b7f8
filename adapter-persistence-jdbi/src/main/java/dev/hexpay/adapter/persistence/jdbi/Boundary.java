package dev.hexpay.adapter.persistence.jdbi;

import org.jdbi.v3.core.Handle;

/** How a unit of work begins and ends on its connection. */
enum Boundary {
    /** It is the transaction of the connection. */
    TRANSACTION {
        @Override
        Handle begin(Handle handle) {
            return handle.begin();
        }

        @Override
        Handle commit(Handle handle) {
            return handle.commit();
        }

        @Override
        Handle rollback(Handle handle) {
            return handle.rollback();
        }
    },
    /** It is a part of the host's transaction. */
    SAVEPOINT {
        private static final String NAME = "hexpay";

        @Override
        Handle begin(Handle handle) {
            return handle.savepoint(NAME);
        }

        @Override
        Handle commit(Handle handle) {
            return handle.releaseSavepoint(NAME);
        }

        @Override
        Handle rollback(Handle handle) {
            return handle.rollbackToSavepoint(NAME);
        }
    };

    static Boundary of(Handle handle) {
        return handle.isInTransaction() ? SAVEPOINT : TRANSACTION;
    }

    abstract Handle begin(Handle handle);

    abstract Handle commit(Handle handle);

    abstract Handle rollback(Handle handle);
}
