# The second program of the gallery: a callback on a future that is resolved by hand.
from concurrent.futures import Future
f = Future()
def resolve_future():
    print('resolving future...')
    f.set_result('future is done!')
f.add_done_callback(lambda x: print(x.result()))
resolve_future()
