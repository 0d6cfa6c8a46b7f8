/** Kills the process at every step of the work on a payment and looks whether what is left behind is put right. */
package dev.hexpay.crash;
