package ebscensus.simulator.protocol;

/**
 * Where a page begins.
 *
 * @param step how many stations came before
 * @param offset how many items of the station came before, selected or not
 */
record Position(long step, int offset) {
    static final Position START = new Position(0, 0);
}
