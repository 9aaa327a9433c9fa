# logging: levels, formats, exceptions, a logger of one's own; all of it on stderr.
import logging

logging.warning("before basicConfig: %s", "shown")
logging.info("not shown")
logging.basicConfig(level=logging.DEBUG, format="%(levelname)s:%(name)s:%(funcName)s:%(lineno)d: %(message)s", force=True)
log = logging.getLogger("app.part")
log.debug("debug %d", 1)
log.info("info %s", {"k": 1})
log.setLevel(logging.ERROR)
log.warning("not shown")
log.error("error")


def fails():
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("it failed")


fails()
logging.critical("bad arguments %d", "x")
print(log.isEnabledFor(logging.INFO), log.parent.name, logging.getLevelName(30))
