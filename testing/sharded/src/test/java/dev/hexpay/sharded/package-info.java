/** Hexpay on two PostgreSQL servers, with the rows of each organization on one of them. */
package dev.hexpay.sharded;
