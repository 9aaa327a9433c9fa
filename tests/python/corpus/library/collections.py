# deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

queue = deque([1, 2, 3], maxlen=3)
queue.append(4)
queue.rotate(1)
print(queue, queue.popleft(), len(queue), list(reversed(queue)))
counter = Counter("abracadabra")
print(counter, counter.most_common(2), counter["z"], counter - Counter("aab"), counter.total())
groups = defaultdict(list)
for word in ("apple", "avocado", "banana"):
    groups[word[0]].append(word)
print(groups, dict(groups))
ordered = OrderedDict(a=1, b=2)
ordered.move_to_end("a")
print(ordered, ordered.popitem(last=False))
Point = namedtuple("Point", "x y", defaults=[0])
point = Point(1)
print(point, point._replace(y=5), point.x, *point, Point._fields)
chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(chain["a"], dict(chain), chain)
try:
    queue.remove(99)
except ValueError as error:
    print(error)
