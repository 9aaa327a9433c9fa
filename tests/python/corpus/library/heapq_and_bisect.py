# Heaps and sorted lists.
import bisect
import heapq

heap = [5, 1, 8, 3, 2]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print([heapq.heappop(heap) for _ in range(3)], heapq.nlargest(2, [1, 9, 5]), heapq.nsmallest(2, "hello"))
print(list(heapq.merge([1, 4], [2, 3])), heapq.heappushpop([2, 3], 1), heapq.heapreplace([2, 3], 1))
items = [1, 3, 3, 5]
print(bisect.bisect_left(items, 3), bisect.bisect(items, 3), bisect.bisect_left("acd", "b"))
bisect.insort(items, 4)
print(items, bisect.bisect([("a", 1), ("b", 2)], 1, key=lambda pair: pair[1]))
print(sorted([3, 1, 2], reverse=True), sorted("Bca", key=str.lower), sorted([(1, "b"), (1, "a")]), min([3, 1], key=lambda n: -n))
