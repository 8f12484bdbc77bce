package ebscensus.statemachine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Workers that die before their work or after it, or are given it twice, one after the other or both at once. Those who die in
 * the midst of it are those whose store fails them.
 *
 * @param mortality how probable a death is, and also a second delivery
 */
record MortalFunctions(Functions functions, Fate fate, Damage damage, double mortality) implements Functions {
    private static final Pattern CHUNK = Pattern.compile("\"chunk\":(\\d+)");

    @Override
    public byte[] invoke(String arn, byte[] payload) {
        var chunk = CHUNK.matcher(new String(payload, UTF_8));
        boolean worker = chunk.find();
        String victim = worker ? "chunk " + chunk.group(1) : arn;
        // The functions that stand alone die more seldom: without them there is no report.
        double chance = worker ? mortality : mortality / 4;
        if (fate.strikes("before " + victim, chance / 2)) {
            throw death(victim);
        }
        byte[] answer = fate.strikes("twice " + victim, chance)
                ? twice(arn, payload, fate.strikes("at once " + victim, 0.5))
                : functions.invoke(arn, payload);
        if (fate.strikes("after " + victim, chance / 2)) {
            throw death(victim);
        }
        return answer;
    }

    /** What the second answers is what counts, as where the first answer was lost. */
    private byte[] twice(String arn, byte[] payload, boolean atOnce) {
        damage.note();
        var first = CompletableFuture.runAsync(() -> attempt(arn, payload), Thread::startVirtualThread);
        if (!atOnce) {
            first.join();
        }
        try {
            return functions.invoke(arn, payload);
        } finally {
            first.join();
        }
    }

    private void attempt(String arn, byte[] payload) {
        try {
            functions.invoke(arn, payload);
        } catch (StateError _) {
            damage.note();
        }
    }

    private StateError death(String victim) {
        damage.touch(victim);
        return StateError.ofFunction("Sandbox.Timedout", "Task timed out after 900.00 seconds");
    }
}
