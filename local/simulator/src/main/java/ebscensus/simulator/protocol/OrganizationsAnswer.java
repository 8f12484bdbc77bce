package ebscensus.simulator.protocol;

import java.util.List;
import java.util.Optional;

/**
 * A page of accounts or units.
 *
 * @param set the name of the JSON array
 * @param ordinal of the request
 * @param elements JSON objects
 */
record OrganizationsAnswer(String set, int from, List<String> elements, Optional<String> token, long ordinal)
        implements Answer {
    static OrganizationsAnswer page(String set, List<String> all, int from, int size, long ordinal) {
        int to = Math.min(from + size, all.size());
        var token = to < all.size() ? Optional.of(OrganizationsActions.token(to, ordinal)) : Optional.<String>empty();
        return new OrganizationsAnswer(set, from, all.subList(from, to), token, ordinal);
    }

    @Override
    public int items() {
        return elements.size();
    }

    @Override
    public boolean paginated() {
        return true;
    }

    @Override
    public boolean last() {
        return token.isEmpty();
    }

    @Override
    public Answer emptied() {
        return new OrganizationsAnswer(
                set, from, List.of(), Optional.of(OrganizationsActions.token(from, ordinal)), ordinal);
    }

    @Override
    public Answer withoutState() {
        var older = elements.stream()
                .map(element -> element.replaceFirst(",\"State\":\"\\w+\"", ""))
                .toList();
        return new OrganizationsAnswer(set, from, older, token, ordinal);
    }

    @Override
    public void write(XmlWriter body, String requestId) {
        body.literal("{\"" + set + "\":[" + String.join(",", elements) + "]");
        token.ifPresent(next -> body.literal(",\"NextToken\":\"" + next + "\""));
        body.literal("}");
    }
}
