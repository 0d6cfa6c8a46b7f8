package dev.hexpay.application.report;

import java.time.LocalDate;

/** How many of the attempts that began on one day succeeded, and how many were declined. */
public record DailyAttempts(LocalDate day, long succeeded, long failed) {}
