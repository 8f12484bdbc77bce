package ebscensus.statemachine;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Templates: JSON in which each text between <code>{%</code> and <code>%}</code> is a JSONata expression. */
final class Expressions {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    /** The one key of the object that an expression is wrapped in, because JSONata's answer for "undefined" is null. */
    private static final String VALUE = "value";

    private Expressions() {}

    /**
     * @param states what {@code $states} is
     * @throws StateError if an expression fails, or gives nothing
     */
    static JsonNode evaluate(JsonNode template, JsonNode states) {
        if (template.isObject()) {
            var evaluated = Data.object();
            template.properties().forEach(field -> evaluated.set(field.getKey(), evaluate(field.getValue(), states)));
            return evaluated;
        }
        if (template.isArray()) {
            var evaluated = JsonNodeFactory.instance.arrayNode();
            template.forEach(element -> evaluated.add(evaluate(element, states)));
            return evaluated;
        }
        return isExpression(template) ? value(expression(template), states) : template;
    }

    /**
     * Of all expressions anywhere in a definition.
     *
     * @throws IllegalArgumentException if one cannot be parsed
     * @throws Unsupported if one uses what JSONata has and Step Functions has not
     */
    static void requireReadable(JsonNode definition) {
        definition.forEach(Expressions::requireReadable);
        if (isExpression(definition)) {
            requireReadable(expression(definition));
        }
    }

    private static void requireReadable(String expression) {
        try {
            wrapped(expression);
        } catch (JException e) {
            throw new IllegalArgumentException("the expression " + expression + ": " + e.getMessage(), e);
        }
        if (expression.contains("$eval(")) {
            throw new Unsupported("$eval in the expression " + expression);
        }
    }

    private static boolean isExpression(JsonNode template) {
        if (!template.isString()) {
            return false;
        }
        String text = template.stringValue();
        if (text.startsWith(OPEN) != text.endsWith(CLOSE)) {
            throw new IllegalArgumentException("an expression that does not begin or not end: " + text);
        }
        return text.startsWith(OPEN);
    }

    private static String expression(JsonNode template) {
        String text = template.stringValue();
        return text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
    }

    private static JsonNode value(String expression, JsonNode states) {
        try {
            var jsonata = wrapped(expression);
            var frame = jsonata.createFrame();
            frame.bind("states", Data.plain(states));
            var value = (Map<?, ?>) jsonata.evaluate(Map.of(), frame);
            if (!value.containsKey(VALUE)) {
                throw new StateError("States.QueryEvaluationError", "the expression gives nothing: " + expression);
            }
            return Data.ofPlain(value).get(VALUE);
        } catch (JException e) {
            throw new StateError("States.QueryEvaluationError", expression + ": " + e.getMessage());
        }
    }

    private static Jsonata wrapped(String expression) {
        return Jsonata.jsonata("{\"" + VALUE + "\": (" + expression + ")}");
    }
}
