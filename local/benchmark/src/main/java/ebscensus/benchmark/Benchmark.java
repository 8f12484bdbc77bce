package ebscensus.benchmark;

/**
 * A measurement on this machine, or a computation, that answers one question about requests, time, memory or costs.
 *
 * @param name the name for {@code ./census benchmark}: one word in lower case
 * @param purpose the question, in at most 80 characters
 * @param method a few sentences about how the answer is found, and about what is real, simulated or assumed; they are printed
 *     before the results
 */
record Benchmark(String name, String purpose, String method, Measurement measurement) {
    /** Measures or computes, and writes the results to the sheet. */
    interface Measurement {
        /** @throws Exception if there is no answer, for whatever reason */
        void run(Sheet sheet) throws Exception;
    }
}
