# IsolatedAsyncioTestCase: set up, tests, clean up, a failure and an error.
import asyncio
import sys
import unittest


class Tests(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        print("set up")
        self.addAsyncCleanup(self.clean)

    async def clean(self):
        await asyncio.sleep(0)
        print("clean up")

    async def test_passes(self):
        self.assertEqual(await asyncio.sleep(1, 5), 5)

    async def test_fails(self):
        with self.assertRaises(KeyError):
            await asyncio.sleep(0)

    async def test_times_out(self):
        async with asyncio.timeout(1):
            await asyncio.sleep(10)

    @unittest.skip("not today")
    async def test_skipped(self):
        pass


suite = unittest.defaultTestLoader.loadTestsFromTestCase(Tests)
result = unittest.TestResult()
suite.run(result)
print(result)
for test, text in result.failures + result.errors + result.skipped:
    print(test.id(), text.splitlines()[-1])
