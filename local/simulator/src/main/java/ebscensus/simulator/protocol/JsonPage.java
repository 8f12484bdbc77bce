package ebscensus.simulator.protocol;

import ebscensus.simulator.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A page of accounts, organizational units or products in JSON.
 *
 * @param head the JSON members before the items, each followed by a comma
 * @param set the name of the JSON array
 * @param from the number of elements before the page
 * @param elements the items of the page as JSON values
 * @param token empty on the last page
 * @param ordinal the number of the request, which makes every token unique
 */
record JsonPage(String head, String set, int from, List<String> elements, Optional<String> token, long ordinal)
        implements Answer {
    private static final Pattern TOKEN = Pattern.compile("from-([0-9]{1,9})-[0-9]+");

    /** The number of ways to damage a product. Successive products are damaged in different ways. */
    private static final int WAYS = 4;

    /**
     * @param from the number of elements before the page
     * @param size the maximum number of elements on the page
     */
    static JsonPage of(String head, String set, List<String> all, int from, int size, long ordinal) {
        int start = Math.min(from, all.size());
        int to = Math.min(start + size, all.size());
        var token = to < all.size() ? Optional.of(token(to, ordinal)) : Optional.<String>empty();
        return new JsonPage(head, set, start, all.subList(start, to), token, ordinal);
    }

    private static String token(int from, long ordinal) {
        return "from-" + from + "-" + ordinal;
    }

    /** The number of elements before the page to which the token leads; empty if the token is not valid. */
    static Optional<Integer> from(String token) {
        return Optional.of(TOKEN.matcher(token))
                .filter(matcher -> matcher.matches())
                .map(matcher -> Integer.valueOf(matcher.group(1)));
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
        return new JsonPage(head, set, from, List.of(), Optional.of(token(from, ordinal)), ordinal);
    }

    @Override
    public Answer withoutState() {
        return with(elements.stream()
                .map(element -> element.replaceFirst(",\"State\":\"\\w+\"", ""))
                .toList());
    }

    @Override
    public Answer withoutPricesOf(String place) {
        String named = JsonText.escaped("\"regionCode\":" + JsonText.quoted(place));
        return with(
                elements.stream().filter(element -> !element.contains(named)).toList());
    }

    /**
     * The first product is not JSON, the second has no terms, the third has an unknown unit, and the fourth has a price that is
     * not a number. The following products repeat this sequence.
     */
    @Override
    public Answer withDamagedProducts() {
        var damaged = new ArrayList<String>();
        for (String element : elements) {
            damaged.add(
                    switch (damaged.size() % WAYS) {
                        case 0 ->
                            element.substring(0, element.length() / 2).replaceFirst("\\\\(u[0-9a-f]{0,3})?$", "") + '"';
                        case 1 -> element.replace("OnDemand", "Unknown");
                        case 2 -> element.replaceFirst("unit[^,]+,", "unit\\\\u0022:\\\\u0022furlongs\\\\u0022,");
                        default -> element.replaceAll("(?<=\\\\u0022)\\d+\\.\\d{10}", "free");
                    });
        }
        return with(damaged);
    }

    private JsonPage with(List<String> others) {
        return new JsonPage(head, set, from, others, token, ordinal);
    }

    @Override
    public void write(XmlWriter body, String requestId) {
        body.literal("{" + head + "\"" + set + "\":[" + String.join(",", elements) + "]");
        token.ifPresent(next -> body.literal(",\"NextToken\":\"" + next + "\""));
        body.literal("}");
    }
}
