package io.javaipc.serialization;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.List;

/** Java serialization to and from byte arrays, filtered when read. */
public final class JavaSerialization {
    private JavaSerialization() {}

    /**
     * Writes an object.
     *
     * @param value the object; may be null
     * @return its serialized form
     * @throws IOException such as {@link java.io.NotSerializableException}, or what the object's own methods throw
     */
    public static byte[] toBytes(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads an object.
     *
     * @param bytes its serialized form
     * @param loader finds its classes
     * @param filter decides which classes, and how much, may be read; null for the JVM's own filter only
     * @return the object
     * @throws IOException when the form is broken or the filter refuses
     * @throws ClassNotFoundException when the loader does not know a class
     */
    public static Object fromBytes(byte[] bytes, ClassLoader loader, ObjectInputFilter filter)
            throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new LoaderInputStream(new ByteArrayInputStream(bytes), loader)) {
            if (filter != null) {
                // setting one replaces the JVM's own: both must agree
                in.setObjectInputFilter(ObjectInputFilter.merge(filter, ObjectInputFilter.Config.getSerialFilter()));
            }
            return in.readObject();
        }
    }

    /** Resolves classes with a given loader; the JDK's would take the nearest on the call stack, which is ours. */
    private static final class LoaderInputStream extends ObjectInputStream {
        private final ClassLoader loader;

        LoaderInputStream(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                // primitive types, which no loader knows by name
                return super.resolveClass(description);
            }
        }

        @Override
        protected Class<?> resolveProxyClass(String[] names) throws ClassNotFoundException {
            Class<?>[] interfaces = new Class<?>[names.length];
            ClassLoader definer = loader;
            for (int i = 0; i < names.length; i++) {
                interfaces[i] = Class.forName(names[i], false, loader);
                if (!Modifier.isPublic(interfaces[i].getModifiers())) {
                    // only its own loader can make a proxy of it
                    definer = interfaces[i].getClassLoader();
                }
            }
            try {
                return Proxy.newProxyInstance(definer, interfaces, (proxy, method, arguments) -> null)
                        .getClass();
            } catch (IllegalArgumentException e) {
                throw new ClassNotFoundException("no proxy can have these interfaces: " + List.of(names), e);
            }
        }
    }
}
