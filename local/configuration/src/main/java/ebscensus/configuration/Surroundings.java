package ebscensus.configuration;

import java.time.InstantSource;

/** The surroundings from which credentials may come. */
record Surroundings(Environment environment, SharedFiles files, Prompt prompt, InstantSource clock) {}
