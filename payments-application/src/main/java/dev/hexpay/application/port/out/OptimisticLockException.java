package dev.hexpay.application.port.out;

/** Somebody else saved the same row in between; this write did not happen. */
public final class OptimisticLockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A write of {@code what}, for example its id, that lost. */
    public OptimisticLockException(String what) {
        super(what + " was changed in the meantime");
    }
}
