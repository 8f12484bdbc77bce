package ebscensus.benchmark;

/**
 * One question about requests, time, memory or money, and how to answer it on this machine.
 *
 * @param name what {@code ./census benchmark} calls it: one word in lower case
 * @param purpose the question, in at most 80 characters
 * @param method how it is measured, in a few sentences: what is real, what is simulated and what is assumed. It is printed
 *     before anything is measured
 */
record Benchmark(String name, String purpose, String method, Measurement measurement) {
    /** Measures, and writes what it found to the sheet. */
    interface Measurement {
        /** @throws Exception whatever prevents an answer */
        void run(Sheet sheet) throws Exception;
    }
}
