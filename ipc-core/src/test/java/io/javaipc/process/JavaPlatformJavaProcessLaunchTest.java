package io.javaipc.process;

import java.util.List;
import org.slf4j.Logger;

/** {@link JavaProcessLaunchContract} on what the JDK alone can do. */
class JavaPlatformJavaProcessLaunchTest extends JavaProcessLaunchContract {
    JavaPlatformJavaProcessLaunchTest() {
        super("java");
    }

    @Override
    protected List<Class<?>> modules() {
        return List.of(JavaProcess.class, Logger.class);
    }

    @Override
    protected String moduleNames() {
        return "io.javaipc.core";
    }
}
