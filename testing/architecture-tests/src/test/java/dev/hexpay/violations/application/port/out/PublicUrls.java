package dev.hexpay.violations.application.port.out;

import org.jspecify.annotations.NullMarked;

/** Stands for the out-port that HTTP implements; it needs no scope. */
@NullMarked
public interface PublicUrls {
    /** The address of this server. */
    String root();
}
