"""A mail server of our own: python -m congress.portal.drill.sink LOG [name=order …]

It prints its port, writes recipient and Message-ID of every letter it takes into LOG, and treats some people
badly: ``defer`` puts each letter off once, ``refuse`` knows nobody of that name, ``hang`` takes the letter and
never answers.
"""

import asyncio
import re
import sys
from contextlib import suppress
from pathlib import Path

NAME = re.compile(rb"<([^@>]+)@")
ID = re.compile(rb"^Message-ID:\s*(\S+)", re.M | re.I)


class Sink:
    def __init__(self, log: Path, orders: dict[str, str]):
        self.log, self.orders, self.put_off = log.open("a"), orders, set()

    async def serve(self) -> None:
        server = await asyncio.start_server(self.talk, "127.0.0.1", 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    async def talk(self, reader, writer) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            writer.write(b"220 sink\r\n")
            name = ""
            while line := await reader.readline():
                word = line[:4].upper()
                if word == b"RCPT":
                    name = NAME.search(line)[1].decode()
                if word == b"QUIT":
                    writer.write(b"221 bye\r\n")
                    break
                if word == b"DATA":
                    writer.write(b"354 go on\r\n")
                    writer.write(await self.take(name, await reader.readuntil(b"\r\n.\r\n")))
                elif word == b"RCPT" and self.orders.get(name) == "refuse":
                    writer.write(b"550 nobody of that name\r\n")
                else:
                    writer.write(b"250 ok\r\n")
        writer.close()

    async def take(self, name: str, letter: bytes) -> bytes:
        key, order = ID.search(letter)[1].decode(), self.orders.get(name)
        if order == "defer" and key not in self.put_off:
            self.put_off.add(key)
            return b"451 come again\r\n"
        self.log.write(f"{name} {key}\n")
        self.log.flush()
        if order == "hang":
            await asyncio.sleep(3600)
        return b"250 taken\r\n"


if __name__ == "__main__":
    asyncio.run(Sink(Path(sys.argv[1]), dict(word.split("=") for word in sys.argv[2:])).serve())
