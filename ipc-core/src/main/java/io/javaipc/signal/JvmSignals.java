package io.javaipc.signal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/**
 * {@code sun.misc.Signal}, the only way for Java code to be told of signals: a handler installed through the C library
 * crashes the JVM, because it runs on threads that must not run Java. By reflection, since javac warns of the class and
 * offers nothing to switch that off. Handlers are plain objects here.
 */
final class JvmSignals {
    private static final Class<?> SIGNAL = type("sun.misc.Signal");
    private static final Class<?> HANDLER = type("sun.misc.SignalHandler");
    private static final Method HANDLE = method("handle", SIGNAL, HANDLER);
    private static final Method RAISE = method("raise", SIGNAL);

    /** The system's default action. */
    static final Object SIG_DFL = constant("SIG_DFL");

    /** Ignored by the system; children inherit that. */
    static final Object SIG_IGN = constant("SIG_IGN");

    private JvmSignals() {}

    /** A handler that runs something, on a fresh thread of the JVM's for each signal. */
    static Object handler(Runnable whenHandled) {
        return Proxy.newProxyInstance(
                JvmSignals.class.getClassLoader(),
                new Class<?>[] {HANDLER},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "handle" -> {
                        whenHandled.run();
                        yield null;
                    }
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "io.javaipc.signal";
                });
    }

    /** Sets what the JVM does on a signal, and returns what it did before. */
    static Object install(Signal signal, Object handler) {
        if (signal.equals(Signal.CHLD)) {
            // its initializer resets the signal: a handler set before the first child would be lost
            type("java.lang.ProcessImpl");
        }
        try {
            return HANDLE.invoke(null, jvmSignal(signal), handler);
        } catch (InvocationTargetException e) {
            throw unusable(signal, e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("JVM's signals are not accessible", e);
        }
    }

    /** Raises a signal; false when the JVM has no handler for it, without which it raises none. */
    static boolean raise(Signal signal) {
        try {
            RAISE.invoke(null, jvmSignal(signal));
            return true;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return false;
            }
            throw unusable(signal, e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("JVM's signals are not accessible", e);
        }
    }

    /**
     * Tells whether the JVM hands over signals at all. One started with {@code -Xrs} accepts handlers and never calls
     * them, since the thread that would is missing.
     */
    static boolean areDispatched() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Thread[] threads = new Thread[top.activeCount() * 2 + 16];
        int count = top.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .anyMatch(thread -> thread.getName().equals("Signal Dispatcher"));
    }

    private static Object jvmSignal(Signal signal) throws IllegalAccessException, InvocationTargetException {
        try {
            return SIGNAL.getConstructor(String.class).newInstance(signal.name());
        } catch (NoSuchMethodException | InstantiationException e) {
            throw new IllegalStateException("JVM's signals are not as expected", e);
        }
    }

    private static IllegalStateException unusable(Signal signal, Throwable cause) {
        return new IllegalStateException(
                "JVM refuses the signal: signal=" + signal + ", reason=" + cause.getMessage(), cause);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("JVM has no signals: missing=" + name + ", module=jdk.unsupported", e);
        }
    }

    private static Method method(String name, Class<?>... parameters) {
        try {
            return SIGNAL.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("JVM's signals are not as expected: missing=" + name, e);
        }
    }

    private static Object constant(String name) {
        try {
            return HANDLER.getField(name).get(null);
        } catch (NoSuchFieldException | IllegalAccessException e) {
            throw new IllegalStateException("JVM's signals are not as expected: missing=" + name, e);
        }
    }
}
