# graphlib and calendar.
import calendar
from graphlib import CycleError, TopologicalSorter

print(list(TopologicalSorter({"c": ["b"], "b": ["a"], "a": []}).static_order()))
try:
    list(TopologicalSorter({"a": ["b"], "b": ["a"]}).static_order())
except CycleError as error:
    print(error.args[0])
print(calendar.month(2024, 2), calendar.isleap(2100), calendar.monthrange(2024, 2))
