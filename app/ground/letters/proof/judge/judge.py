"""Reads letters as they were handed over and says what is wrong with each, with Python's own mail parser and the packages
icalendar and dkimpy. Nothing here knows how the letters were made. In: JSON [{"raw": base64, "keys": {dns name: text}}].
Out: JSON, one object for each letter."""
import base64
import json
import re
import sys
from datetime import timezone
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import dkim
from icalendar import Calendar

ONCE = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted"]


def judge(raw, keys):
    faults = []
    say = faults.append
    if re.search(rb"(?<!\r)\n|\r(?!\n)", raw):
        say("a line ends in something else than CRLF")
    if any(len(line) > 998 for line in raw.split(b"\r\n")):
        say("a line is longer than 998 octets")
    head = raw.split(b"\r\n\r\n", 1)[0]
    if not head.isascii():
        say("the head is not ASCII")
    mail = message_from_bytes(raw, policy=policy.default)
    for part in mail.walk():
        for defect in part.defects:
            say(f"{part.get_content_type()}: {type(defect).__name__}")
        for name, value in part.items():
            for defect in getattr(value, "defects", ()):
                say(f"{name}: {type(defect).__name__}")
    for name in ONCE:
        if len(mail.get_all(name, [])) != 1:
            say(f"{name} stands there {len(mail.get_all(name, []))} times")
    for name in ["Cc", "Bcc", "Resent-To"]:
        if name in mail:
            say(f"{name} is there")
    to = [address.addr_spec for address in mail["To"].addresses] if "To" in mail else []
    if len(to) != 1:
        say(f"{len(to)} receivers")
    if mail.get("Auto-Submitted") != "auto-generated":
        say("it does not say that a machine sent it")
    if not re.fullmatch(r"<[^<>@\s]+@[^<>@\s]+>", mail.get("Message-ID", "")):
        say("the Message-ID has no form")
    if mail["Date"] is not None and mail["Date"].datetime is None:
        say("the Date is no date")
    if ("List-Unsubscribe" in mail) != ("List-Unsubscribe-Post" in mail):
        say("half of List-Unsubscribe")
    leaves = [part for part in mail.walk() if not part.is_multipart()]
    if leaves[0].get_content_type() != "text/plain":
        say("the text does not come first")
    if any(part.get_content_type() == "text/html" for part in leaves):
        say("there is HTML")
    text = leaves[0].get_content()
    calendars = []
    for part in leaves:
        if part.get_content_type() in ("text/calendar", "application/ics"):
            body = part.get_payload(decode=True)
            found, wrong = judge_calendar(body, part.get_param("method"), to)
            calendars.append(found)
            faults.extend(wrong)
    if len({json.dumps(one["events"]) for one in calendars}) > 1:
        say("the calendar and the file of it differ")
    signed = b"\r\nDKIM-Signature:" in b"\r\n" + head
    return {
        "faults": faults,
        "to": to,
        "from": str(mail["From"]),
        "replyTo": mail.get("Reply-To"),
        "subject": mail["Subject"],
        "messageId": mail["Message-ID"],
        "language": mail.get("Content-Language"),
        "unsubscribe": [mail.get("List-Unsubscribe"), mail.get("List-Unsubscribe-Post")] if "List-Unsubscribe" in mail else None,
        "text": text,
        "types": [part.get_content_type() for part in mail.walk()],
        "calendar": calendars[0] if calendars else None,
        "signature": signature(raw, mail, keys) if signed else None,
    }


def signature(raw, mail, keys):
    """Whether it holds, and which fields it covers."""
    covered = re.search(r"\bh=([^;]*)", "".join(mail["DKIM-Signature"].split()))
    answer = lambda name, timeout=5: keys.get(name.decode().rstrip("."), "").encode()
    return {"holds": dkim.verify(raw, dnsfunc=answer), "covers": covered.group(1).lower().split(":")}


def judge_calendar(body, mime_method, to):
    faults = []
    say = lambda fault: faults.append(f"calendar: {fault}")
    if re.search(rb"(?<!\r)\n|\r(?!\n)", body):
        say("a line ends in something else than CRLF")
    if any(len(line) > 75 for line in body.split(b"\r\n")):
        say("a line is longer than 75 octets")
    if b"/mitt/" in body or b"/logga-in/" in body:
        say("it holds a personal link")
    calendar = Calendar.from_ical(body)
    method = str(calendar.get("METHOD", ""))
    if mime_method is not None and mime_method != method:
        say(f"METHOD is {method}, the letter says {mime_method}")
    names = [component.name for component in calendar.subcomponents]
    if names != sorted(names, key=lambda name: name != "VTIMEZONE"):
        say("an event stands before its time zone")
    zones = {}
    for zone in calendar.walk("VTIMEZONE"):
        halves = sorted(half.name for half in zone.subcomponents)
        if halves != ["DAYLIGHT", "STANDARD"]:
            say(f"the time zone has {halves}")
        zones[str(zone["TZID"])] = zone.to_tz(lookup_tzid=False)
    events = calendar.walk("VEVENT")
    if method in ("REQUEST", "CANCEL") and len(events) != 1:
        say(f"{method} of {len(events)} events")
    found = []
    for event in events:
        for name in ["UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER", "STATUS"]:
            if name not in event or isinstance(event[name], list):
                say(f"{name} is not there once")
        for wrong in event.errors:
            say(f"{wrong[0]} cannot be read")
        attendees = [str(one).removeprefix("MAILTO:").removeprefix("mailto:") for one in as_list(event.get("ATTENDEE"))]
        if attendees and attendees != to:
            say("somebody else than the receiver attends")
        if method == "PUBLISH" and attendees:
            say("PUBLISH names who attends")
        if method in ("REQUEST", "CANCEL") and not attendees:
            say(f"{method} names nobody who attends")
        if not re.fullmatch(r"mailto:[^@\s]+@[^@\s]+", str(event["ORGANIZER"])):
            say("the organiser is no mailbox")
        if event["DTSTAMP"].dt.utcoffset() is None or event["DTSTAMP"].to_ical()[-1:] != b"Z":
            say("DTSTAMP is not in UTC")
        times = {}
        for name in ["DTSTART", "DTEND"]:
            zone = event[name].params.get("TZID")
            local = event[name].dt.replace(tzinfo=None)
            if zone not in zones:
                say(f"{name} is in a time zone that is not described")
                continue
            own = local.replace(tzinfo=zones[zone]).astimezone(timezone.utc)
            if own != local.replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc):
                say(f"{name} {local} is another hour than the clock shows in {zone}")
            times[name] = own.strftime("%Y-%m-%dT%H:%MZ")
        found.append(
            {
                "uid": str(event["UID"]),
                "sequence": int(event["SEQUENCE"]),
                "starts": times.get("DTSTART"),
                "ends": times.get("DTEND"),
                "status": str(event["STATUS"]),
                "summary": str(event["SUMMARY"]),
                "description": str(event.get("DESCRIPTION", "")),
            }
        )
    return {"method": method, "events": found}, faults


def as_list(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def judged(one):
    try:
        return judge(base64.b64decode(one["raw"]), one.get("keys", {}))
    except Exception as fault:
        return {"faults": [f"cannot be read: {type(fault).__name__}: {fault}"]}


json.dump([judged(one) for one in json.load(sys.stdin)], sys.stdout)
