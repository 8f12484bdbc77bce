package ebscensus.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import ebscensus.aws.answer.JsonAnswer;
import ebscensus.aws.price.PriceQuestion;
import ebscensus.aws.price.Product;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads all products for volumes under one region code of the price list, page after page. */
final class ProductPages {
    /**
     * The maximum number of pages that are read for one code. Our own choice: a region has fewer than a hundred products, which
     * fit on one page, and an endless list must not delay a census.
     */
    private static final int MOST_PAGES = 50;

    /** The reason to report for prices that were not read before the time limit. */
    static final Failed TOO_SLOW = new Failed(PricingApi.ACTION, "TooSlow", "the price list took too long", "", true);

    private static final int MOST_COMPLAINTS = 3;
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{1,20}Z");

    private final PricingApi api;
    private final RequestBudget budget;

    ProductPages(PricingApi api, RequestBudget budget) {
        this.api = api;
        this.budget = budget;
    }

    /**
     * The result of reading the pages.
     *
     * @param complaints messages about products that could not be read
     * @param asOf the time when the list was published, from the first product that states it; empty if no product does
     */
    record Products(List<Product> known, List<String> complaints, String asOf) {}

    /** @throws ScopeFailure if not all pages are available before the deadline; the first page is always requested */
    Products of(String regionCode, Deadline deadline) {
        var products = new Products(new ArrayList<>(), new ArrayList<>(), "");
        var tokens = new HashSet<String>();
        var question = new PriceQuestion(regionCode);
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = answer(question, deadline);
            products = with(products, answer);
            String token = JsonAnswer.text(answer, "NextToken");
            if (token.isEmpty()) {
                return products;
            }
            if (!tokens.add(token)) {
                throw failure("RepeatedPageToken", "a page token led back to an earlier page");
            }
            if (deadline.isOver()) {
                throw new ScopeFailure(TOO_SLOW, Calls.NONE);
            }
            question = question.after(token);
        }
        throw failure("TooManyPages", "the list of " + regionCode + " has more than " + MOST_PAGES + " pages");
    }

    private JsonNode answer(PriceQuestion question, Deadline deadline) {
        try {
            var answer = budget.admit(() -> api.products(question, budget, deadline));
            if (answer.path("PriceList").isArray()) {
                return answer;
            }
        } catch (SdkException e) {
            throw new ScopeFailure(new Diagnosis(PricingApi.ACTION, false).of(e), Calls.NONE, e);
        }
        throw failure("IncompleteAnswer", "a response without PriceList");
    }

    private static Products with(Products before, JsonNode answer) {
        String asOf = before.asOf();
        for (JsonNode text : answer.path("PriceList")) {
            try {
                var product = Json.readTree(text.asString().getBytes(UTF_8));
                Product.of(product).ifPresent(before.known()::add);
                asOf = asOf.isEmpty() ? published(product) : asOf;
            } catch (JacksonException _) {
                if (before.complaints().size() < MOST_COMPLAINTS) {
                    before.complaints().add("the list has a product that cannot be read");
                }
            }
        }
        return new Products(before.known(), before.complaints(), asOf);
    }

    private static String published(JsonNode product) {
        String time = JsonAnswer.text(product, "publicationDate");
        return TIME.matcher(time).matches() ? time : "";
    }

    private static ScopeFailure failure(String code, String message) {
        return new ScopeFailure(new Failed(PricingApi.ACTION, code, message, "", false), Calls.NONE);
    }
}
