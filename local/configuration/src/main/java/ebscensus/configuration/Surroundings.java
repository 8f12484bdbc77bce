package ebscensus.configuration;

import java.time.InstantSource;

/** What the sources of credentials use from the surroundings of this process. */
record Surroundings(Environment environment, SharedFiles files, Prompt prompt, InstantSource clock) {}
