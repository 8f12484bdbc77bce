package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Hash;
import ebscensus.simulator.fleet.Trait;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One call of a list action, with the page that it requests and the limits of the page.
 *
 * @param key the key of the simulation, which encrypts tokens and determines the irregularities of pages
 * @param cap the maximum number of items on a page
 */
record ListCall<T>(Request request, Listing<T> listing, ListBody<T> body, int cap, Paging paging, long key) {
    /** The parameters that may differ between the calls for successive pages of one listing. */
    private static final Set<String> UNBOUND = Set.of("NextToken", "MaxResults", "DryRun", "Version", "Action");

    /** @throws Ec2Error if EC2 would refuse to return the requested page */
    ListAnswer<T> answer() {
        int limit = limit();
        if (!paginated()) {
            return whole();
        }
        var token = token();
        var at = token.map(PageToken::next).orElse(Position.START);
        var before = token.map(PageToken::previous).orElse(Position.START);
        long order = token.map(PageToken::order).orElseGet(() -> draw(0));
        var answer = new ListAnswer<>(this, order, before, at, limit);
        return happens(1, paging.emptyPages()) ? answer.emptied() : answer;
    }

    ListCall<T> with(ListBody<T> other) {
        return new ListCall<>(request, listing, other, cap, paging, key);
    }

    /** The page that starts at this position. The simulated irregularities may make it shorter than {@code limit}. */
    Page<T> page(long order, Position at, int limit) {
        int shortened = happens(2, paging.shortPages()) ? 1 + (int) Math.unsignedMultiplyHigh(draw(3), limit) : limit;
        var page = new Pager<>(listing, order).page(at, shortened);
        boolean trailing = page.next().isEmpty()
                && at.step() < listing.stations()
                && Hash.fraction(Hash.of(order, Trait.PAGE)) < paging.trailingTokens();
        return trailing ? new Page<>(page.items(), Optional.of(new Position(listing.stations(), 0))) : page;
    }

    String token(long order, Position before, Position next) {
        return new PageToken(binding(), order, before, next, request.now().toEpochMilli(), request.ordinal())
                .encode(key);
    }

    boolean paginated() {
        return request.query().paginated();
    }

    private ListAnswer<T> whole() {
        var items = new Pager<>(listing, draw(0)).all(Ec2Limits.UNPAGINATED_ITEMS);
        if (items.size() > Ec2Limits.UNPAGINATED_ITEMS) {
            throw new Ec2Error(500, "InternalError", "An internal error has occurred");
        }
        return new ListAnswer<>(this, items);
    }

    private int limit() {
        var asked = request.query().text("MaxResults");
        if (asked.isEmpty()) {
            return cap;
        }
        int number = request.query()
                .maxResults()
                .orElseThrow(() -> Ec2Error.invalidValue(
                        "Value ( " + asked.get() + " ) for parameter maxResults is invalid. Expecting an integer."));
        if (number < Ec2Limits.LEAST_PAGE) {
            throw Ec2Error.invalidValue(
                    "Value ( " + number + " ) for parameter maxResults is invalid. Expecting a value greater than 5.");
        }
        return Math.min(number, cap);
    }

    private Optional<PageToken> token() {
        return request.query()
                .text("NextToken")
                .map(text -> PageToken.decode(text, key, binding(), request.now(), paging.tokenLife()));
    }

    private long binding() {
        long hash = Hash.of(Hash.of(key, request.action()), request.scope(), 0);
        for (var parameter : new TreeMap<>(request.query().parameters()).entrySet()) {
            if (!UNBOUND.contains(parameter.getKey())) {
                hash = Hash.of(Hash.of(hash, parameter.getKey()), parameter.getValue());
            }
        }
        return hash;
    }

    private boolean happens(long draw, double share) {
        return Hash.fraction(draw(draw)) < share;
    }

    /** One of the random numbers of this request, selected by {@code number}. */
    private long draw(long number) {
        return Hash.of(Hash.of(Hash.of(key, request.action()), request.scope(), request.ordinal()), number);
    }
}
