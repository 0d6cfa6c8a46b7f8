package dev.hexpay.adapter.mail.smtp;

/** A name and a password for a mail server; printed without the password. */
record Credentials(String user, String password) {
    @Override
    public String toString() {
        return user + ":***";
    }
}
