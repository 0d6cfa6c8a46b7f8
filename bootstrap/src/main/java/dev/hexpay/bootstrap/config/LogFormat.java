package dev.hexpay.bootstrap.config;

/** The format of log lines. */
public enum LogFormat {
    TEXT,
    JSON
}
