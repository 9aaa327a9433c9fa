# wait and as_completed over futures that are resolved already.
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Future, as_completed, wait

futures = [Future() for _ in range(3)]
futures[0].set_result("zero")
done, not_done = wait(futures, timeout=0)
print(len(done), len(not_done))
done, not_done = wait(futures, return_when=FIRST_COMPLETED)
print(len(done), len(not_done), type(wait(futures[:1])).__name__)
futures[1].set_exception(KeyError("one"))
done, not_done = wait(futures, return_when=FIRST_EXCEPTION)
print(len(done), len(not_done))
futures[2].set_result("two")
done, not_done = wait(futures, return_when=ALL_COMPLETED)
print(len(done), len(not_done))
print(sorted(str(future.exception() or future.result()) for future in as_completed(futures)))
try:
    list(as_completed([Future()], timeout=0.5))
except TimeoutError as error:
    print(error)
