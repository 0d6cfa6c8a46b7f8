package dev.hexpay.application.port.out;

/** Another writer changed the row since it was read; this write did not happen. */
public final class OptimisticLockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A write of {@code what}, for example its id, that was stale. */
    public OptimisticLockException(String what) {
        super(what + " was changed by another writer");
    }
}
