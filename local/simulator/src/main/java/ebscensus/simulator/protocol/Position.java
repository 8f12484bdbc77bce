package ebscensus.simulator.protocol;

/**
 * The start of a page.
 *
 * @param step the number of stations before it
 * @param offset the number of items of its station before it, whether they are selected or not
 */
record Position(long step, int offset) {
    static final Position START = new Position(0, 0);
}
