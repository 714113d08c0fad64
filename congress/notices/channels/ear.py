"""What stands between a line and the other side's socket: how long an answer may take, and where nobody calls."""

import io
from ipaddress import IPv6Address, ip_address, ip_network
from time import monotonic

MOST = 1024 * 1024  # of one answer
# Where machines in a cloud are told who they are, keys included: link-local, and Aliyun's own.
NEIGHBOURS = [ip_network(net) for net in ("169.254.0.0/16", "fe80::/10", "100.100.100.200/32", "fd00:ec2::254/128")]


def is_neighbour(address: str) -> bool:
    """Whether a number is one nobody outside this machine has; a name is none."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return any(found in net for net in NEIGHBOURS)


def check_peer(sock) -> None:
    """By where the line really leads: a name, and 2852039166, may stand for any number."""
    if is_neighbour(str(sock.getpeername()[0])):
        sock.close()
        raise OSError("不能使用这个地址")


class Ear(io.RawIOBase):
    """Hears one answer after another, each within one time for the whole of it: who sends a letter every ten
    seconds never runs into the limit of a single reading, and would hold the worker for ever."""

    def __init__(self, sock, seconds: float):
        self.line, self.seconds = sock.makefile("rb", buffering=0), seconds
        self.begin()

    def begin(self) -> None:
        self.until, self.room = monotonic() + self.seconds, MOST

    def readable(self) -> bool:
        return True

    def readinto(self, buffer):
        if monotonic() > self.until:
            raise TimeoutError("timed out")
        count = self.line.readinto(buffer)
        self.room -= count or 0
        if self.room < 0:
            raise OSError("the answer does not end")
        return count

    def close(self) -> None:
        self.line.close()
        super().close()
