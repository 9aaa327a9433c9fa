# Copies, deep ones, weak references, finalizers.
import copy
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.children = []

    def __repr__(self):
        return f"Node({self.name})"


root = Node("root")
root.children.append(Node("leaf"))
shallow, deep = copy.copy(root), copy.deepcopy(root)
print(shallow.children is root.children, deep.children is root.children, deep.children)
weak = weakref.ref(root)
weakref.finalize(root, print, "root is gone")
names = weakref.WeakValueDictionary(root=root)
print(weak() is root, list(names))
del root
gc.collect()
print(weak(), list(names))
a, b = Node("a"), Node("b")
a.children.append(b)
b.children.append(a)
circle = weakref.ref(a)
del a, b
gc.collect()
print(circle())
print(copy.replace, copy.copy([1, [2]]), copy.deepcopy({"k": (1, [2])}))
