package ebscensus.simulator.protocol;

import ebscensus.simulator.json.JsonText;
import ebscensus.simulator.price.PriceList;
import ebscensus.simulator.price.Product;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Answers the only simulated action of the Price List Query API, GetProducts for EC2. */
final class PricingActions {
    private static final String FORMAT = "aws_v1";

    private final List<Product> products;

    /** @param day the day of the simulation */
    PricingActions(int day) {
        products = new PriceList(day).products();
    }

    /** @throws Ec2Error if the response is an error */
    Answer answer(Request request) {
        if (!Limits.REGIONS.contains(request.scope().region())) {
            throw Ec2Error.invalid("InvalidSignatureException", "Credential should be scoped to a valid region.");
        }
        if (!request.action().equals("GetProducts")) {
            throw Ec2Error.invalid("UnknownOperationException", "no operation " + request.action());
        }
        return getProducts(request);
    }

    private Answer getProducts(Request request) {
        var query = request.query();
        require(query.text("ServiceCode").filter(Product.SERVICE::equals).isPresent(), "ServiceCode");
        require(
                query.text("FormatVersion")
                        .filter(format -> !format.equals(FORMAT))
                        .isEmpty(),
                "FormatVersion");
        int size = query.text("MaxResults").isEmpty()
                ? Limits.PAGE
                : query.maxResults().orElse(0);
        require(size >= 1 && size <= Limits.PAGE, "MaxResults");
        int from = query.text("NextToken")
                .map(token -> JsonPage.from(token)
                        .orElseThrow(() -> Ec2Error.invalid(
                                "InvalidNextTokenException", "The pagination token is invalid: " + token)))
                .orElse(0);
        var selected = filter(query);
        var elements = products.stream()
                .filter(selected)
                .map(product -> JsonText.quoted(product.json()))
                .toList();
        return JsonPage.of("\"FormatVersion\":\"aws_v1\",", "PriceList", elements, from, size, request.ordinal());
    }

    /** Selects the products that all filters match. A filter does not match a product without the filter's field. */
    private static Predicate<Product> filter(Query query) {
        Predicate<Product> all = product -> true;
        int number = 1;
        while (query.text("Filters." + number + ".Field").isPresent()) {
            require(number <= Limits.FILTERS, "Filters");
            all = all.and(filter(query, "Filters." + number + "."));
            number++;
        }
        return all;
    }

    private static Predicate<Product> filter(Query query, String prefix) {
        String field = query.text(prefix + "Field").orElse("");
        String value = query.text(prefix + "Value").orElse("");
        require(field.length() <= Limits.CHARACTERS && value.length() <= Limits.CHARACTERS, "Filters");
        require(!value.isEmpty(), prefix + "Value");
        var matcher = matcher(query.text(prefix + "Type").orElse(""), value);
        return product -> product.field(field).filter(matcher).isPresent();
    }

    /** The values of {@code ANY_OF} and {@code NONE_OF} are separated by commas. */
    private static Predicate<String> matcher(String type, String value) {
        var values = Arrays.asList(value.split(",", -1));
        return switch (type) {
            case "TERM_MATCH", "EQUALS" -> value::equals;
            case "CONTAINS" -> text -> text.contains(value);
            case "ANY_OF" -> values::contains;
            case "NONE_OF" -> text -> !values.contains(text);
            default -> throw invalid("Filters.Type " + type);
        };
    }

    private static void require(boolean valid, String parameter) {
        if (!valid) {
            throw invalid(parameter);
        }
    }

    private static Ec2Error invalid(String parameter) {
        return Ec2Error.invalid(
                "InvalidParameterException", "Input Parameters are invalid. Errors: [" + parameter + "]");
    }

    /** The limits of the service. */
    static final class Limits {
        /** The maximum and default number of products on a page. Source: Pricing model of botocore 1.43.11, GetProducts. */
        static final int PAGE = 100;

        /** The maximum number of filters in a call; same source as {@link #PAGE}. */
        static final int FILTERS = 50;

        /** The maximum number of characters in the name of a field and in a value; same source as {@link #PAGE}. */
        static final int CHARACTERS = 1024;

        /** The most requests at once. Source: AWS Billing user guide, quotas, read 2026-11. */
        static final int BUCKET = 10;

        /** Requests per second; same source as {@link #BUCKET}. */
        static final int REFILL = 5;

        /** The regions, in all partitions, in which the service has an endpoint. Source: endpoints of botocore 1.43.11. */
        static final Set<String> REGIONS =
                Set.of("us-east-1", "eu-central-1", "ap-south-1", "cn-northwest-1", "eusc-de-east-1");

        private Limits() {}
    }
}
