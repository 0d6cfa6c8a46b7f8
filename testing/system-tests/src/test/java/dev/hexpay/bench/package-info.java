/** Measures the running server. Nothing here is a test. */
package dev.hexpay.bench;
