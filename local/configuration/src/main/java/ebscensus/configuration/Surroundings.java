package ebscensus.configuration;

import java.time.InstantSource;

/** What the sources of credentials need from outside: environment variables, files, the user at the terminal, and the time. */
record Surroundings(Environment environment, SharedFiles files, Prompt prompt, InstantSource clock) {}
