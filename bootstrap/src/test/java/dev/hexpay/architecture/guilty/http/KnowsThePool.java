package dev.hexpay.architecture.guilty.http;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.architecture.Breaks;

@Breaks("a technology is known only where it is granted")
record KnowsThePool(HikariDataSource pool) {}
