# Dates and times that are given: arithmetic, formats, zones.
from datetime import UTC, date, datetime, time, timedelta, timezone

moment = datetime(2024, 2, 29, 13, 5, 7, 123456)
print(moment, repr(moment), moment.isoformat(), moment.date(), moment.time(), moment.weekday())
print(moment + timedelta(days=365, hours=12), moment - datetime(2024, 1, 1), date(2024, 3, 1) - date(2024, 2, 1))
print(moment.strftime("%Y-%m-%d %H:%M:%S.%f %a %A %b %B %j %U %p %I %%"), f"{moment:%d/%m/%y}")
print(datetime.strptime("31 Dec 1999 23:59", "%d %b %Y %H:%M"), datetime.fromisoformat("2024-05-06T07:08:09+02:00"))
print(timedelta(minutes=150), repr(timedelta(days=-1, seconds=5)), timedelta(days=2).total_seconds(), timedelta(hours=5) / 2)
zone = timezone(timedelta(hours=2), "two")
print(datetime(2024, 1, 1, tzinfo=UTC).astimezone(zone), datetime(2024, 1, 1, tzinfo=zone), zone)
print(datetime.fromtimestamp(0, UTC), datetime(2024, 1, 1, tzinfo=UTC).timestamp(), time(5, 6), date.fromordinal(738000))
for attempt in (
    lambda: date(2023, 2, 29),
    lambda: datetime.strptime("x", "%Y"),
    lambda: moment - datetime(2024, 1, 1, tzinfo=UTC),
    lambda: date(1, 1, 1) - timedelta(1),
    lambda: moment < date(2024, 1, 1),
):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)
