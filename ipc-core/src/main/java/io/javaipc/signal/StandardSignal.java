package io.javaipc.signal;

import static io.javaipc.signal.DefaultAction.CONTINUE;
import static io.javaipc.signal.DefaultAction.CORE;
import static io.javaipc.signal.DefaultAction.IGNORE;
import static io.javaipc.signal.DefaultAction.TERMINATE;

/** The signals of {@code signal(7)} that have a name, in the order of their numbers on Linux, from 1. */
enum StandardSignal {
    HUP(TERMINATE, "hang-up, or: read the configuration again"),
    INT(TERMINATE, "interrupt from the keyboard"),
    QUIT(CORE, "quit from the keyboard"),
    ILL(CORE, "illegal instruction"),
    TRAP(CORE, "trace or breakpoint trap"),
    ABRT(CORE, "the program gave up by abort(3)"),
    BUS(CORE, "access to memory that is not there"),
    FPE(CORE, "arithmetic error"),
    KILL(TERMINATE, "the end that nothing can catch"),
    USR1(TERMINATE, "for the program to define"),
    SEGV(CORE, "bad memory access"),
    USR2(TERMINATE, "for the program to define"),
    PIPE(TERMINATE, "a pipe without a reader was written"),
    ALRM(TERMINATE, "a timer of alarm(2) ran out"),
    TERM(TERMINATE, "the polite request to end"),
    STKFLT(TERMINATE, "stack fault of the coprocessor; unused"),
    CHLD(IGNORE, "a child stopped, went on or ended"),
    CONT(CONTINUE, "go on, after a stop"),
    STOP(DefaultAction.STOP, "the stop that nothing can catch"),
    TSTP(DefaultAction.STOP, "stop typed at the terminal"),
    TTIN(DefaultAction.STOP, "read from the terminal in the background"),
    TTOU(DefaultAction.STOP, "write to the terminal in the background"),
    URG(IGNORE, "urgent data on a socket"),
    XCPU(CORE, "limit of processor time exceeded"),
    XFSZ(CORE, "limit of file size exceeded"),
    VTALRM(TERMINATE, "a timer of the process's own time ran out"),
    PROF(TERMINATE, "a profiling timer ran out"),
    WINCH(IGNORE, "the terminal's window changed its size"),
    IO(TERMINATE, "input or output is possible"),
    PWR(TERMINATE, "power failure"),
    SYS(CORE, "bad system call");

    private final DefaultAction action;
    private final String description;

    StandardSignal(DefaultAction action, String description) {
        this.action = action;
        this.description = description;
    }

    int number() {
        return ordinal() + 1;
    }

    DefaultAction action() {
        return action;
    }

    String description() {
        return description;
    }
}
