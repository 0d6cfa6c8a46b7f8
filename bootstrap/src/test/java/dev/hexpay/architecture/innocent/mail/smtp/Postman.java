package dev.hexpay.architecture.innocent.mail.smtp;

import javax.net.SocketFactory;

record Postman(SocketFactory sockets) {}
