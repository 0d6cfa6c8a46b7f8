package dev.hexpay.application.report;

import java.time.LocalDate;
import java.util.Currency;

/** The net of one day in one currency, in minor units; negative when more was refunded than received. */
public record DailyNet(LocalDate day, Currency currency, long netMinor) {}
