# SystemExit in a function, from a raise without arguments, and large numbers modulo 256.
def leave():
    raise SystemExit(258)


leave()
