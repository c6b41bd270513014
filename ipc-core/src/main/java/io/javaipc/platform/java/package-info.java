/** The platform that needs nothing but the JDK: {@link ProcessBuilder} and {@link ProcessHandle}. */
package io.javaipc.platform.java;
