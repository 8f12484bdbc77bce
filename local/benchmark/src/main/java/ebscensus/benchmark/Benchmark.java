package ebscensus.benchmark;

/**
 * One question about requests, time, memory or costs, and how to answer it on this machine.
 *
 * @param name the name for {@code ./census benchmark}: one word in lower case
 * @param purpose the question, in at most 80 characters
 * @param method a few sentences on the method of measuring and on what is real, simulated or assumed; printed before the
 *     measurement
 */
record Benchmark(String name, String purpose, String method, Measurement measurement) {
    /** Measures, and writes the results to the sheet. */
    interface Measurement {
        /** @throws Exception whatever prevents an answer */
        void run(Sheet sheet) throws Exception;
    }
}
