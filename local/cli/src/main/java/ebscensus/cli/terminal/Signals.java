package ebscensus.cli.terminal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Listens to the signals that this process gets. The JDK's only class for this is {@code sun.misc.Signal}. A direct use of that
 * class causes a compiler warning that cannot be suppressed, so reflection is used.
 */
public final class Signals {
    private Signals() {}

    /** Closing the subscription restores the previous handlers. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Calls {@code heard} with the number of each signal, on a separate thread. A signal that the parent process ignores stays
     * ignored.
     *
     * @param names the names of the signals without SIG, such as {@code INT}
     */
    public static Subscription subscribe(IntConsumer heard, String... names) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var handle = signal.getMethod("handle", signal, handler);
            var number = signal.getMethod("getNumber");
            var ours = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (_, _, arguments) -> {
                        heard.accept((int) number.invoke(arguments[0]));
                        return null;
                    });
            var before = new LinkedHashMap<Object, Object>();
            for (String name : names) {
                var heardOne = signal.getConstructor(String.class).newInstance(name);
                before.put(heardOne, handle.invoke(null, heardOne, ours));
            }
            return () -> restore(handle, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM has no sun.misc.Signal", e);
        }
    }

    private static void restore(Method handle, Map<Object, Object> handlers) {
        try {
            for (var handler : handlers.entrySet()) {
                handle.invoke(null, handler.getKey(), handler.getValue());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM has no sun.misc.Signal", e);
        }
    }
}
