package dev.hexpay.architecture.guilty.application.port.out;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.application.usecase.OpenUseCase;

@Breaks("out-ports do not know who asks")
record KnowsTheUseCases(OpenUseCase useCase) {}
