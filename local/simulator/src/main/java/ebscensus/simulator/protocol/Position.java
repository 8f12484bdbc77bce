package ebscensus.simulator.protocol;

/**
 * The start of a page in a {@link Listing}.
 *
 * @param step the number of stations before the station in which the page starts
 * @param offset the number of items in this station before the start of the page, whether the call selects them or not
 */
record Position(long step, int offset) {
    static final Position START = new Position(0, 0);
}
