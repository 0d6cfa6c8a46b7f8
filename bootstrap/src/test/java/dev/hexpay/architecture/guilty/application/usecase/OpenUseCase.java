package dev.hexpay.architecture.guilty.application.usecase;

import dev.hexpay.architecture.Breaks;

/** Can be made by anybody. */
@Breaks("the use cases hide behind one door")
public final class OpenUseCase {}
