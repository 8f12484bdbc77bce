package ebscensus.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The signals that a process is sent. The JDK has no supported way to hear them more than once, and its compiler no
 * way to use {@code sun.misc.Signal}, which module jdk.unsupported exports, without a warning: hence reflection.
 */
final class Signals {
    private Signals() {}

    /** Stops hearing. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Calls {@code heard} with the signal's number, on a thread of its own, whenever one of these comes. A signal that the process
     * was started to ignore stays ignored.
     *
     * @param names without SIG, such as {@code INT}
     */
    static Subscription subscribe(IntConsumer heard, String... names) {
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
            throw new IllegalStateException("signals", e);
        }
    }

    private static void restore(Method handle, Map<Object, Object> handlers) {
        try {
            for (var handler : handlers.entrySet()) {
                handle.invoke(null, handler.getKey(), handler.getValue());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("signals", e);
        }
    }
}
