# Notes of an exception stand below it.
error = ValueError("the message")
error.add_note("a note")
error.add_note("a note of\ntwo lines")
print(error.__notes__)
raise error
