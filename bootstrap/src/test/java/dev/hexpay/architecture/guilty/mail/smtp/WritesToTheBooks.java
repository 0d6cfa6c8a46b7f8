package dev.hexpay.architecture.guilty.mail.smtp;

import dev.hexpay.architecture.Breaks;
import java.sql.Connection;

@Breaks("a technology is known only where it is granted")
record WritesToTheBooks(Connection connection) {}
