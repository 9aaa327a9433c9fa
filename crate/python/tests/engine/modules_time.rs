//! Time of every kind follows the program's clock.

use crate::support::run;

fn prints(program: &str, expected: &str) {
    let ran = run(program);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (expected, ""));
}

#[test]
fn sleep_passes_on_every_clock() {
    prints(
        "
import time
print(time.time(), time.monotonic(), time.perf_counter_ns())
time.sleep(1.25)
print(time.time(), time.monotonic(), time.perf_counter_ns())
print(time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime()), time.localtime().tm_sec, time.tzname[0])
print(time.ctime(), time.asctime(), time.strftime('%S'), time.ctime(0), time.mktime((2024, 1, 1, 0, 0, 1, 0, 1, -1)))
print(time.gmtime(0)[:6], time.strftime('%Y', time.gmtime(0)), time.localtime(None).tm_zone)
",
        "1704067200.0 0.0 0\n1704067201.25 1.25 1250000000\n2024-01-01 00:00:01 1 UTC
Mon Jan  1 00:00:01 2024 Mon Jan  1 00:00:01 2024 01 Thu Jan  1 00:00:00 1970 1704067201.0
(1970, 1, 1, 0, 0, 0) 1970 UTC
",
    );
}

#[test]
fn dates_follow_the_clock() {
    prints(
        "
import time, datetime
time.sleep(0.000123)
print(datetime.datetime.now())
print(datetime.datetime.now(datetime.UTC))
print(datetime.datetime.now(tz=datetime.timezone(datetime.timedelta(hours=2))))
print(datetime.date.today(), datetime.datetime.today())
class Mine(datetime.datetime):
    pass
print(type(Mine.now()).__name__)
try:
    datetime.datetime.now('UTC')
except TypeError as error:
    print(error)
import warnings
warnings.simplefilter('ignore')
print(datetime.datetime.utcnow())
",
        "2024-01-01 00:00:00.000123
2024-01-01 00:00:00.000123+00:00
2024-01-01 02:00:00.000123+02:00
2024-01-01 2024-01-01 00:00:00.000123
Mine
tzinfo argument must be None or of a tzinfo subclass, not type 'str'
2024-01-01 00:00:00.000123
",
    );
}

#[test]
fn sleep_takes_what_cpythons_takes() {
    prints(
        "
import time
for seconds in (-1, float('nan'), 'x', None, 1e30):
    try:
        time.sleep(seconds)
    except Exception as error:
        print(type(error).__name__, error)
time.sleep(True)
print(time.monotonic())
",
        "ValueError sleep length must be non-negative
ValueError Invalid value NaN (not a number)
TypeError 'str' object cannot be interpreted as an integer or float
TypeError 'NoneType' object cannot be interpreted as an integer or float
OverflowError timestamp out of range for platform time_t
1.0
",
    );
}

#[test]
fn ids_need_no_clock_of_the_system() {
    prints(
        "
import uuid
print(uuid.uuid1().version, uuid.uuid4().version)
",
        "1 4\n",
    );
}
