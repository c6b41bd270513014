package io.javaipc.process;

/** The process table of children that the JDK starts. */
class ProcessTableTest extends ProcessTableContract {}
