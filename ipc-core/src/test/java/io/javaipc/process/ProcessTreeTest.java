package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The shape of the tree and its drawing, of processes that are made up. */
class ProcessTreeTest {
    private static final ProcessTree TREE = new ProcessTree(List.of(
            ProcessInfos.child(1, 0, "init"),
            ProcessInfos.child(2, 0, "kthreadd"),
            ProcessInfos.child(10, 1, "cron"),
            ProcessInfos.child(20, 1, "sshd"),
            ProcessInfos.child(21, 20, "sshd"),
            ProcessInfos.child(22, 21, "bash"),
            ProcessInfos.child(23, 22, "vi"),
            ProcessInfos.child(24, 22, "make"),
            ProcessInfos.child(25, 20, "sshd"),
            ProcessInfos.child(30, 1, "getty"),
            ProcessInfos.child(40, 999, "from outside")));

    @Test
    void rootsAreThoseWithoutAParentInTheTable() {
        assertEquals(List.of(1L, 2L, 40L), pids(TREE.roots()));
    }

    @Test
    void aWalkMeetsParentsFirst() {
        assertEquals(
                List.of(1L, 10L, 20L, 21L, 22L, 23L, 24L, 25L, 30L, 2L, 40L),
                pids(TREE.walk().toList()));
    }

    @Test
    void aProcessIsFoundWithAllBelowIt() {
        ProcessTree.Node shell = TREE.find(22).orElseThrow();
        assertEquals(List.of(23L, 24L), pids(shell.children()));
        assertEquals(List.of(22L, 23L, 24L), pids(shell.walk().toList()));
        assertEquals(Optional.empty(), TREE.find(4));
    }

    @Test
    void itIsDrawnAsPstreeDraws() {
        assertEquals("""
                init(1)-+-cron(10)
                        |-sshd(20)-+-sshd(21)---bash(22)-+-vi(23)
                        |          |                     `-make(24)
                        |          `-sshd(25)
                        `-getty(30)
                kthreadd(2)
                from outside(40)
                """, TREE.render());
    }

    @Test
    void labelsCannotMoveTheCursor() {
        ProcessTree tree = new ProcessTree(
                List.of(ProcessInfos.child(1, 0, "\u001b[2Ja\nb\u009b"), ProcessInfos.child(2, 1, "c")));
        assertEquals("?[2Ja?b?(1)---c(2)\n", tree.render());
        assertEquals("1!---2!\n", tree.roots().get(0).render(process -> process.pid() + "!"));
    }

    @Test
    void processesThatSeemToBeEachOthersChildrenAreAllInTheTree() {
        ProcessTree tree = new ProcessTree(List.of(
                ProcessInfos.child(1, 0, "init"),
                ProcessInfos.child(5, 5, "own parent"),
                ProcessInfos.child(7, 8, "seven"),
                ProcessInfos.child(8, 7, "eight"),
                ProcessInfos.child(9, 8, "nine")));
        assertEquals(List.of(1L, 5L, 7L), pids(tree.roots()));
        assertEquals(List.of(1L, 5L, 7L, 8L, 9L), pids(tree.walk().toList()));
    }

    @Test
    void aChainOfThousandsIsDrawn() {
        List<ProcessInfo> chain = new ArrayList<>();
        for (int pid = 1; pid <= 3000; pid++) {
            chain.add(ProcessInfos.child(pid, pid - 1, "p"));
        }
        ProcessTree tree = new ProcessTree(chain);
        assertEquals(3000, tree.walk().count());
        assertEquals(1, tree.render().lines().count());
    }

    @Test
    void listsCannotBeChanged() {
        assertThrows(UnsupportedOperationException.class, () -> TREE.roots().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> TREE.roots().get(0).children().clear());
    }

    private static List<Long> pids(List<ProcessTree.Node> nodes) {
        return nodes.stream().map(node -> node.process().pid()).toList();
    }
}
