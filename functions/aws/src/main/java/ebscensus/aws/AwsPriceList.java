package ebscensus.aws;

import ebscensus.aws.price.Product;
import ebscensus.aws.price.ProductPlaces;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.PriceList;
import ebscensus.core.inventory.Prices;
import ebscensus.core.inventory.Prices.Gap;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.request.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Reads AWS's list prices when they are needed. This normally takes one request per region, and one or two more for a zone
 * whose prices are not among those of its region.
 */
public final class AwsPriceList implements PriceList {
    /**
     * Less than the price list service's limit for an account, which is 5 calls a second and 10 calls at once. Source:
     * docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/billing-limits.html, 2026-11.
     */
    private static final Budget BUDGET = new Budget(Duration.ofMillis(250), 8);

    private static final int QUESTIONS_AT_ONCE = 8;

    /**
     * The time after which no further region, page or attempt is started. We chose it so that prices do not delay a census for
     * long.
     */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int LONGEST_MESSAGE = 300;
    private static final String SOURCE = "AWS price list";

    private final ProductPages pages;
    private final Duration longest;

    private AwsPriceList(PricingApi api, BudgetClock clock, Duration longest) {
        this.pages = new ProductPages(api, new RequestBudget(BUDGET, clock));
        this.longest = longest;
    }

    /**
     * A price list with its own clients, which stay open as long as the process runs. Sends no request yet.
     *
     * @throws AwsAccessException if no region is set
     */
    public static PriceList connect(AwsSettings settings) {
        var clients = new AwsClients(settings);
        return of(clients, clients.region());
    }

    /** A price list that uses the given clients, so it works only while they are open. */
    static PriceList of(AwsClients clients, String region) {
        return of(clients, region, LONGEST);
    }

    /** @param longest the time after which no further region, page or attempt is started */
    static PriceList of(AwsClients clients, String region, Duration longest) {
        return clients.pricing(region)
                .<PriceList>map(api -> new AwsPriceList(api, clients.clock(), longest))
                .orElseGet(() -> ofNone(region));
    }

    /** A list without prices, for a partition in which AWS has no price list. */
    private static PriceList ofNone(String region) {
        String message =
                "AWS has no price list in the partition of " + region + "; name a file of prices with --prices";
        return locations -> new Prices(
                SOURCE,
                "",
                new TreeMap<>(),
                locations.stream()
                        .sorted()
                        .map(location ->
                                new Gap(location, new Failed(PricingApi.ACTION, "NoPriceList", message, "", false)))
                        .toList());
    }

    /** The prices of the locations of one region, and the reasons why prices are missing. */
    private record Found(SortedMap<Location, Map<Component, Price>> prices, List<Gap> gaps, String asOf) {
        boolean isDenied() {
            return gaps.stream().anyMatch(gap -> gap.why() instanceof Denied);
        }
    }

    @Override
    public Prices prices(Set<Location> locations) {
        var regions = new ArrayList<>(byRegion(locations).values());
        if (regions.isEmpty()) {
            return new Prices(SOURCE, "", new TreeMap<>(), List.of());
        }
        var deadline = Deadline.after(longest);
        // A caller who is denied for one region is denied for all, so the first region is requested before the others.
        var first = found(regions.getFirst(), deadline);
        var others = first.isDenied() ? Stream.<Found>empty() : atOnce(regions.subList(1, regions.size()), deadline);
        return merged(Stream.concat(Stream.of(first), others).toList(), first, locations);
    }

    private Stream<Found> atOnce(List<List<Location>> regions, Deadline deadline) {
        return regions.stream()
                .gather(Gatherers.mapConcurrent(
                        QUESTIONS_AT_ONCE, region -> deadline.isOver() ? tooLate(region) : found(region, deadline)));
    }

    private static Found tooLate(List<Location> ofRegion) {
        var finding = new Finding();
        ofRegion.forEach(location -> finding.lack(location, ProductPages.TOO_SLOW));
        return finding.found("");
    }

    private static SortedMap<String, List<Location>> byRegion(Set<Location> locations) {
        var byRegion = new TreeMap<String, List<Location>>();
        new TreeSet<>(locations)
                .forEach(location -> byRegion.computeIfAbsent(location.region(), _ -> new ArrayList<>())
                        .add(location));
        return byRegion;
    }

    private Found found(List<Location> ofRegion, Deadline deadline) {
        var finding = new Finding();
        try {
            var products = pages.of(ofRegion.getFirst().region(), deadline);
            products.complaints().forEach(complaint -> finding.complain(ofRegion.getFirst(), complaint));
            ofRegion.forEach(location -> add(location, products.known(), finding, deadline));
            return finding.found(products.asOf());
        } catch (ScopeFailure e) {
            ofRegion.forEach(location -> finding.lack(location, e.missing()));
            return finding.found("");
        }
    }

    private void add(Location location, List<Product> ofRegion, Finding finding, Deadline deadline) {
        try {
            finding.add(location, ofLocation(location, ofRegion, deadline));
        } catch (ScopeFailure e) {
            finding.lack(location, e.missing());
        }
    }

    /**
     * The products of the location. They are taken from {@code ofRegion} or, if a zone has none there, from the pages of the
     * price list for the zone's own codes.
     */
    private List<Product> ofLocation(Location location, List<Product> ofRegion, Deadline deadline) {
        var products = only(location, ofRegion);
        if (products.isEmpty() && !location.isRegion()) {
            for (String code : ProductPlaces.codes(location)) {
                if (deadline.isOver()) {
                    throw new ScopeFailure(ProductPages.TOO_SLOW, Calls.NONE);
                }
                products = only(location, pages.of(code, deadline).known());
                if (!products.isEmpty()) {
                    return products;
                }
            }
        }
        return products;
    }

    private static List<Product> only(Location location, Collection<Product> products) {
        return products.stream()
                .filter(product -> ProductPlaces.isOf(location, product))
                .toList();
    }

    private static Prices merged(List<Found> all, Found first, Set<Location> locations) {
        var prices = new TreeMap<Location, Map<Component, Price>>();
        var gaps = new ArrayList<Gap>();
        all.forEach(found -> {
            prices.putAll(found.prices());
            gaps.addAll(found.gaps());
        });
        if (first.isDenied()) {
            var why = first.gaps().getFirst().why();
            gaps.clear();
            new TreeSet<>(locations).forEach(location -> gaps.add(new Gap(location, why)));
        }
        String asOf = all.stream()
                .map(Found::asOf)
                .filter(date -> !date.isEmpty())
                .min(String::compareTo)
                .orElse("");
        return new Prices(SOURCE, asOf, prices, gaps);
    }

    /** Collects the prices of the locations of one region, and the reasons why prices are missing. */
    private static final class Finding {
        private final SortedMap<Location, Map<Component, Price>> prices = new TreeMap<>();
        private final List<Gap> gaps = new ArrayList<>();

        void add(Location location, List<Product> products) {
            var its = new EnumMap<Component, Price>(Component.class);
            var dropped = new HashSet<Component>();
            for (Product product : products) {
                var price = product.price();
                if (price == null) {
                    dropped.add(product.component());
                    complain(location, product.complaint());
                } else if (!price.equals(its.getOrDefault(product.component(), price))) {
                    dropped.add(product.component());
                    complain(location, product.component().usage() + " has several prices");
                }
                if (price != null) {
                    its.putIfAbsent(product.component(), price);
                }
            }
            its.keySet().removeAll(dropped);
            prices.put(location, its);
            if (products.isEmpty()) {
                complain(location, "the price list has no prices for " + location.name());
            }
        }

        void complain(Location location, String complaint) {
            String message = Text.shortened(complaint, LONGEST_MESSAGE);
            lack(location, new Failed(PricingApi.ACTION, "NoPrice", message, "", false));
        }

        void lack(Location location, Missing why) {
            gaps.add(new Gap(location, why));
        }

        Found found(String asOf) {
            return new Found(prices, gaps, asOf);
        }
    }
}
