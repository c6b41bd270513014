package io.javaipc.procfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Texts as the kernel writes them. */
class ProcStatusTest {
    @Test
    void theEffectiveUserCountsAndKilobytesAre1024Bytes() {
        ProcStatus status = ProcStatus.parse("Name:\tsudo\nUmask:\t0022\nState:\tS (sleeping)\nTgid:\t71\nPid:\t71\n"
                + "Uid:\t1000\t4294967294\t3\t4\nGid:\t5\t6\t7\t8\nVmSize:\t    9000 kB\nVmRSS:\t    5160 kB\n");
        assertEquals(new ProcStatus(71, 4_294_967_294L, 5160 * 1024), status);
    }

    @Test
    void whatHasNoMemoryUsesNone() {
        assertEquals(
                new ProcStatus(2, 0, 0), ProcStatus.parse("Name:\tkthreadd\nTgid:\t2\nPid:\t2\nUid:\t0\t0\t0\t0\n"));
    }

    @Test
    void aNameThatLooksLikeALineOfItsOwnIsNotOne() {
        // the kernel writes a newline of the name as backslash n
        ProcStatus status = ProcStatus.parse("Name:\tx\\nUid:\\t0\nTgid:\t71\nUid:\t7\t7\t7\t7\nVmRSS:\t1 kB\n");
        assertEquals(7, status.effectiveUid());
    }

    @Test
    void whatIsNoStatusIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ProcStatus.parse(""));
        assertThrows(IllegalArgumentException.class, () -> ProcStatus.parse("Tgid:\t1\nUid:\t0\n"));
    }
}
