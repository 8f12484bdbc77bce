package ebscensus.configuration;

import java.time.InstantSource;

/** What credentials are looked for in. */
record Surroundings(Environment environment, SharedFiles files, Prompt prompt, InstantSource clock) {}
