# Streams in memory, CSV, and configuration files.
import configparser
import csv
import io

text = io.StringIO("name,age\nAda,36\n\"Lovelace, A\",\"3\"\"6\"\n")
for row in csv.DictReader(text):
    print(row)
out = io.StringIO()
writer = csv.writer(out)
writer.writerows([["a", 1], ["b,c", 'q"']])
print(repr(out.getvalue()))
raw = io.BytesIO(b"abc")
print(raw.read(2), raw.tell(), raw.seek(0), raw.getvalue())
parser = configparser.ConfigParser()
parser.read_string("[server]\nhost = localhost\nport: 8080\n")
print(parser["server"]["host"], parser.getint("server", "port"), parser.sections())
for attempt in (lambda: io.BytesIO().write("x"), lambda: parser["none"]):
    try:
        attempt()
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
