package io.javaipc.posix;

import com.sun.jna.Native;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.JavaProcessLaunchContract;
import java.util.List;
import org.slf4j.Logger;

/** {@link JavaProcessLaunchContract} on the native platform. */
class PosixJavaProcessLaunchTest extends JavaProcessLaunchContract {
    private static final int NATIVE_ACCESS_WARNS_FROM = 24;

    PosixJavaProcessLaunchTest() {
        super("posix");
    }

    @Override
    protected List<Class<?>> modules() {
        return List.of(JavaProcess.class, PosixPlatformProvider.class, Native.class, Logger.class);
    }

    @Override
    protected String moduleNames() {
        return "io.javaipc.core,io.javaipc.posix";
    }

    @Override
    protected List<String> moduleFlags() {
        return Runtime.version().feature() >= NATIVE_ACCESS_WARNS_FROM
                ? List.of("--enable-native-access=com.sun.jna")
                : List.of();
    }
}
