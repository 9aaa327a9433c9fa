# Annotations are evaluated when somebody asks for them.
import annotationlib


class Node:
    next: Node | None
    value: Undefined

    def link(self, other: Node) -> Later: ...


print("the class is made")
try:
    Node.__annotations__
except NameError as error:
    print(error)
print(annotationlib.get_annotations(Node, format=annotationlib.Format.STRING))
print(annotationlib.get_annotations(Node.link, format=annotationlib.Format.STRING))


class Later:
    pass


print(list(Node.link.__annotations__))
