package ebscensus.configuration;

import java.time.InstantSource;

/** Where credentials may come from. */
record Surroundings(Environment environment, SharedFiles files, Prompt prompt, InstantSource clock) {}
