package dev.hexpay.adapter.mail.smtp;

/** User and password for a mail server; {@code toString} masks the password. */
record Credentials(String user, String password) {
    @Override
    public String toString() {
        return user + ":***";
    }
}
