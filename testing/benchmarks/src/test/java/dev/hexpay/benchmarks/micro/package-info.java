/** Single parts of requests that a profile names, each measured by itself by JMH. */
package dev.hexpay.benchmarks.micro;
