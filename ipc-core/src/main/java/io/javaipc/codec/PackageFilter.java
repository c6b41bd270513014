package io.javaipc.codec;

import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.util.Set;

/** Lets a type and its package be read, and the plain values of the JDK. */
final class PackageFilter implements ObjectInputFilter, Serializable {
    private static final long serialVersionUID = 1L;

    private static final Set<String> PLAIN =
            Set.of("java.lang", "java.math", "java.time", "java.util", "io.javaipc.shared");
    private static final long DEEPEST = 100;

    private final Class<? extends Serializable> type;

    PackageFilter(Class<? extends Serializable> type) {
        this.type = type;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (info.depth() > DEEPEST) {
            throw new CodecException("value is nested too deep: most=" + DEEPEST, null);
        }
        if (info.serialClass() == null) {
            return Status.UNDECIDED;
        }
        Class<?> element = element(info.serialClass());
        if (!isAllowed(element)) {
            // the stream says no more than that something was refused
            throw new CodecException(
                    "class may not be read by this codec: class=" + element.getName() + ", remedy=give a filter", null);
        }
        return Status.ALLOWED;
    }

    private static Class<?> element(Class<?> array) {
        Class<?> element = array;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    private boolean isAllowed(Class<?> element) {
        String name = element.getPackageName();
        return element.isPrimitive()
                || element == type
                || PLAIN.contains(name)
                || name.equals(type.getPackageName()) && element.getClassLoader() == type.getClassLoader();
    }
}
