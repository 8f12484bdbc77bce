package ebscensus.simulator.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The response to a list action: a page, or all items. */
final class ListAnswer<T> implements Answer {
    private static final int REPEATED = 3;

    private final ListCall<T> call;
    private final long order;
    private final Position before;
    private final Position at;
    private final int limit;
    private final Page<T> page;

    /** A response with all items. */
    ListAnswer(ListCall<T> call, List<T> items) {
        this(call, 0, Position.START, Position.START, 0, new Page<>(items, Optional.empty()));
    }

    /**
     * @param before the start of the previous page
     * @param at the start of this page
     */
    ListAnswer(ListCall<T> call, long order, Position before, Position at, int limit) {
        this(call, order, before, at, limit, call.page(order, at, limit));
    }

    private ListAnswer(ListCall<T> call, long order, Position before, Position at, int limit, Page<T> page) {
        this.call = call;
        this.order = order;
        this.before = before;
        this.at = at;
        this.limit = limit;
        this.page = page;
    }

    @Override
    public int items() {
        return page.items().size();
    }

    @Override
    public boolean paginated() {
        return call.paginated();
    }

    @Override
    public boolean last() {
        return page.next().isEmpty();
    }

    @Override
    public ListAnswer<T> emptied() {
        return with(new Page<>(List.of(), Optional.of(at)));
    }

    /**
     * If this page has a token, the result has one too, because fault plans rely on the token. A page without items of its own
     * gets only the repeated items.
     */
    @Override
    public ListAnswer<T> repeating() {
        if (before.equals(at)) {
            return this;
        }
        var repeated = call.page(order, before, REPEATED).items();
        var rest = page.items().isEmpty() ? page : call.page(order, at, limit - repeated.size());
        var items = new ArrayList<>(repeated);
        items.addAll(rest.items());
        return with(new Page<>(items, rest.next()));
    }

    @Override
    public ListAnswer<T> withoutInstanceIds() {
        return new ListAnswer<>(call.with(call.body().withoutInstanceIds()), order, before, at, limit, page);
    }

    @Override
    public ListAnswer<T> withoutItems() {
        return with(new Page<>(List.of(), Optional.empty()));
    }

    private ListAnswer<T> with(Page<T> other) {
        return new ListAnswer<>(call, order, before, at, limit, other);
    }

    @Override
    public void write(XmlWriter xml, String requestId) {
        var name = call.body().action() + "Response";
        xml.literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
                .literal(name)
                .literal(" xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">")
                .element("requestId", requestId);
        call.body().write(xml, page.items());
        page.next().ifPresent(next -> xml.element("nextToken", call.token(order, next.equals(at) ? before : at, next)));
        xml.close(name);
    }
}
