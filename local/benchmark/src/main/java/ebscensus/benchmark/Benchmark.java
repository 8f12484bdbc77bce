package ebscensus.benchmark;

/** One question about requests, time, memory or money, and how to answer it on this machine. */
interface Benchmark {
    /** By which {@code ./census benchmark} knows it: one word in lower case. */
    String name();

    /** What it answers, in at most 80 characters. */
    String purpose();

    /**
     * How it is measured, in a few sentences: what is real, what is simulated, and by which assumptions. Printed before
     * anything is measured.
     */
    String method();

    /**
     * Measures, and shows what was found.
     *
     * @throws Exception whatever keeps it from an answer; there is none then
     */
    void run(Sheet sheet) throws Exception;
}
