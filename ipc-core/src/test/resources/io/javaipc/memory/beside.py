"""Adds to the counter at offset 0 and answers at offset 8, in a segment that Java made."""
import struct
import sys
from multiprocessing import resource_tracker, shared_memory

memory = shared_memory.SharedMemory(name=sys.argv[1])
# until Python 3.13 an attached segment counts as one's own, and is unlinked at exit
resource_tracker.unregister(memory._name, "shared_memory")
(value,) = struct.unpack_from("=q", memory.buf, 0)
struct.pack_into("=qd", memory.buf, 8, value + 1, 2.5)
print(memory.size)
memory.close()
