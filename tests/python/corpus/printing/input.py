# input asks, and gives the line; the end of the input is an EOFError.
# input: "Ada\n42\n"
name = input("Your name? ")
print()
print("Hello", name)
print(int(input()) + 1)
try:
    input("More? ")
except EOFError as error:
    print()
    print("EOFError", error)
