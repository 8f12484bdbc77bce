package ebscensus.aws.price;

import ebscensus.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request for one page of the prices of volumes under one region code of the price list.
 *
 * @param token the token of the page; null for the first page
 */
public record PriceQuestion(String regionCode, @Nullable String token) {
    /** The maximum number of products on a page. Source: the API's reference, GetProducts, 2026-11. */
    private static final int PAGE = 100;

    /** The usage types of all products for volumes contain this text, and few other usage types do. */
    private static final String VOLUMES = "EBS:Volume";

    public PriceQuestion(String regionCode) {
        this(regionCode, null);
    }

    public PriceQuestion after(String pageToken) {
        return new PriceQuestion(regionCode, pageToken);
    }

    public byte[] json() {
        var question = new LinkedHashMap<String, Object>();
        question.put("ServiceCode", "AmazonEC2");
        question.put(
                "Filters",
                List.of(filter("TERM_MATCH", "regionCode", regionCode), filter("CONTAINS", "usagetype", VOLUMES)));
        question.put("FormatVersion", "aws_v1");
        question.put("MaxResults", PAGE);
        if (token != null) {
            question.put("NextToken", token);
        }
        return Json.write(question);
    }

    private static Map<String, String> filter(String type, String field, String value) {
        return Map.of("Type", type, "Field", field, "Value", value);
    }
}
