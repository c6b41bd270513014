"""Locks bytes of a file as a participant does, and leaves the descriptor to a child that outlives it."""
import fcntl
import os
import sys
import time

file = open(sys.argv[1], "r+b")
for byte in sys.argv[2:]:
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, int(byte))
child = os.fork()
if child == 0:
    time.sleep(600)
else:
    print(child, flush=True)
    time.sleep(600)
