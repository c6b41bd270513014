"""The other end of what the tests open: one command a run. Semaphores and queues by ctypes, the rest is in Python itself."""
import ctypes
import os
import socket
import sys

libc = ctypes.CDLL(None, use_errno=True)
libc.sem_open.restype = ctypes.c_void_p


def checked(result, what):
    if result is None or result == -1:
        raise OSError(ctypes.get_errno(), what)
    return result


def say(text):
    print(text, flush=True)


def take_permit(name):
    semaphore = ctypes.c_void_p(checked(libc.sem_open(name.encode(), 0), "sem_open"))
    say("open")
    checked(libc.sem_wait(semaphore), "sem_wait")
    say("acquired")
    sys.stdin.read()
    checked(libc.sem_post(semaphore), "sem_post")


class Attributes(ctypes.Structure):
    _fields_ = [(name, ctypes.c_long) for name in ("flags", "capacity", "size", "messages")] + [("rest", ctypes.c_long * 4)]


def echo_messages(source, target):
    into = checked(libc.mq_open(source.encode(), os.O_RDONLY), "mq_open")
    out = checked(libc.mq_open(target.encode(), os.O_WRONLY), "mq_open")
    attributes = Attributes()
    checked(libc.mq_getattr(into, ctypes.byref(attributes)), "mq_getattr")
    say(f"{attributes.capacity} {attributes.size}")
    while True:
        message = ctypes.create_string_buffer(attributes.size)
        priority = ctypes.c_uint()
        length = checked(libc.mq_receive(into, message, attributes.size, ctypes.byref(priority)), "mq_receive")
        if length == 0:
            return
        checked(libc.mq_send(out, message.raw[:length][::-1], length, priority.value + 1), "mq_send")


def receive_descriptors():
    data, descriptors, flags, address = socket.recv_fds(socket.socket(fileno=3), 256, 253)
    say(data.decode())
    for descriptor in descriptors:
        say(os.read(descriptor, 256).decode())


def send_descriptors(path, *files):
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.connect(path)
    socket.send_fds(connection, [b"from Python"], [os.open(file, os.O_RDONLY) for file in files])


def make_fifo_and_write(path, *lines):
    os.mkfifo(path)
    say("made")
    with open(path, "w") as fifo:
        for line in lines:
            fifo.write(line + "\n")


def hold_fifo(path):
    with open(path, "w"):
        say("open")
        sys.stdin.read()


commands = {name.replace("_", "-"): command for name, command in list(globals().items()) if callable(command)}
commands[sys.argv[1]](*sys.argv[2:])
