class Question:
    """Awaiting it gives `text` to whoever drives the coroutine."""

    def __init__(self, text):
        self.text = text

    def __await__(self):
        return (yield self.text)

async def talk():
    name = await Question("What is your name?")
    quest = await Question(f"What is your quest, {name}?")
    return f"{name} seeks {quest}."

coroutine = talk()
print(coroutine.send(None))  # runs it to its first await
print(coroutine.send("Ada"))  # the answer: what that await gives
try:
    coroutine.send("the Grail")
except StopIteration as stop:
    print(stop.value)
