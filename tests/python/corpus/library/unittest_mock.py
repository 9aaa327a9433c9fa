# AsyncMock and patching.
import asyncio
from unittest.mock import AsyncMock, MagicMock, call, patch


class Client:
    async def get(self, url):
        raise OSError("no network")


async def fetch(client):
    return await client.get("/a"), await client.get("/b")


async def main():
    client = AsyncMock(spec=Client)
    client.get.side_effect = ["first", "second"]
    print(await fetch(client))
    print(client.get.await_count, client.get.await_args_list == [call("/a"), call("/b")])
    with patch.object(Client, "get", AsyncMock(return_value="patched")) as get:
        print(await Client().get("/c"))
    get.assert_awaited_once_with("/c")
    try:
        get.assert_not_awaited()
    except AssertionError as error:
        print(error)
    magic = MagicMock()
    magic.method.return_value = 3
    print(magic.method(1), magic.method.call_args, magic.called)


asyncio.run(main())
