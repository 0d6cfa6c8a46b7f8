/** Kills the process at every step of the work on a payment and verifies that recovery repairs the state. */
package dev.hexpay.crash;
