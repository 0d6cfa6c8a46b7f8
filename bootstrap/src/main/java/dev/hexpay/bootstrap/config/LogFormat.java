package dev.hexpay.bootstrap.config;

/** How log lines are written. */
public enum LogFormat {
    TEXT,
    JSON
}
