package dev.hexpay.architecture.innocent.domain;

/** Has bodies, and no subclass that nobody knows. */
public enum Level {
    LOW {
        @Override
        long limit() {
            return 1;
        }
    },
    HIGH {
        @Override
        long limit() {
            return 2;
        }
    };

    abstract long limit();
}
