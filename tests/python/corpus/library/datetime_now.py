# datetime.now follows the program's clock: sleeping for a minute is a minute.
# by hand: Pyodide's datetime reads the machine's clock, which does not follow the one that reference.py moves
import asyncio
import time
from datetime import UTC, date, datetime, timedelta


async def main():
    before = datetime.now()
    aware = datetime.now(UTC)
    await asyncio.sleep(60)
    passed = datetime.now() - before
    print(timedelta(minutes=1) <= passed < timedelta(minutes=1, seconds=1))
    time.sleep(86400)
    print((datetime.now(UTC) - aware).days, (date.today() - before.date()).days)


asyncio.run(main())
