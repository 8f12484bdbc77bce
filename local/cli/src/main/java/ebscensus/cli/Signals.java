package ebscensus.cli;

import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * The signals by which a process is asked to end. The JDK has no supported way to hear them more than once, and its compiler no
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
     * Calls {@code heard} with the signal's number, on a thread of its own, whenever SIGINT or SIGTERM comes. A signal that the
     * process was started to ignore stays ignored.
     */
    static Subscription subscribe(IntConsumer heard) {
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
            var interrupt = signal.getConstructor(String.class).newInstance("INT");
            var terminate = signal.getConstructor(String.class).newInstance("TERM");
            var beforeInterrupt = handle.invoke(null, interrupt, ours);
            var beforeTerminate = handle.invoke(null, terminate, ours);
            return () -> {
                try {
                    handle.invoke(null, interrupt, beforeInterrupt);
                    handle.invoke(null, terminate, beforeTerminate);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("signals", e);
                }
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("signals", e);
        }
    }
}
