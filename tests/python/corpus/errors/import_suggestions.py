# Imports that fail.
def attempt(line):
    try:
        exec(line)
    except ImportError as error:
        import traceback

        print(traceback.format_exception_only(error)[-1], end="")


attempt("import no_such_module_at_all")
attempt("import asyncio.nothing_here")
attempt("from math import squrt")
attempt("from asyncio import sleeep")
attempt("from collections import OrderedDic")
