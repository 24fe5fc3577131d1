#!/usr/bin/env python3
"""What `crm export` writes, read by independent programs, and what they write, read by `crm import`: the same facts.

usage: readers.py COMMAND...   (the words that start crm)

Uses khard, khal, vobject, icalendar and mlr of Debian. What is not installed is skipped, and said so.
Ends with one line, `N passed, N failed`.
"""
import csv
import importlib.util
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

# The program runs in a folder of its own, where a path from here leads nowhere.
crm = [os.path.abspath(word) if os.path.isfile(word) else word for word in sys.argv[1:]]
home = pathlib.Path(tempfile.mkdtemp(prefix='crm-readers-'))
env = {
    'PATH': os.environ['PATH'],
    'HOME': str(home),
    'XDG_STATE_HOME': str(home / 'state'),
    'XDG_CONFIG_HOME': str(home / 'config'),
    'XDG_DATA_HOME': str(home / 'data'),
    'XDG_CACHE_HOME': str(home / 'cache'),
    'CRM_FILE': str(home / 'sample' / 'crm.json'),
    'CRM_NOW': '2026-01-05T09:00:00+01:00',
    'TZ': 'Europe/Berlin',
    'LANG': 'C.UTF-8',
    'LC_ALL': 'C.UTF-8',
    'NO_COLOR': '1',
}
results = {'passed': 0, 'failed': 0}


def run(*words, file=None, stdin=None):
    """The output of a program; fails where that fails."""
    here = {**env, **({'CRM_FILE': str(home / file)} if file else {})}
    done = subprocess.run(words, env=here, cwd=home, capture_output=True, input=stdin)
    if done.returncode != 0:
        raise AssertionError(f'{words} exited {done.returncode}: {done.stderr.decode()} {done.stdout.decode()[-500:]}')
    return done.stdout.decode('utf-8')


def call(*words, file=None):
    return run(*crm, *words, file=file)


def records(file=None):
    return json.loads(call('export', '--format', 'json', file=file))


def check(name, needs=(), modules=()):
    """Runs a test, unless something it needs is missing."""
    def decorate(test):
        missing = [each for each in needs if not shutil.which(each)]
        missing += [each for each in modules if importlib.util.find_spec(each) is None]
        if missing:
            print(f'skipped, not installed: {", ".join(missing)}: {name}')
            return
        try:
            test()
            results['passed'] += 1
            print(f'ok: {name}')
        except Exception:
            results['failed'] += 1
            print(f'FAILED: {name}')
            traceback.print_exc(file=sys.stdout)
    return decorate


def same(a, b):
    if a != b:
        raise AssertionError(f'not the same:\n  {a!r}\n  {b!r}')


call('demo', 'sample', '--today', '2026-01-05')
call('add', '=cmd(), "Odd"; Firm', '--phone', '+1 212 555 0143', '--contact', 'Ümit राम <umit@odd.example>',
     '--note', 'Line one, with "quotes"; and more')
book = records()
customers = {each['id']: each for each in book['customer']}
people = {each['id']: each for each in book['contact']}


def facts(name, emails, phones, firm):
    return (name, tuple(sorted(emails)), tuple(sorted(phones)), firm)


def our_facts(source):
    names = {each['id']: each['name'] for each in source['customer']}
    return sorted(
        [facts(each['name'], each['emails'], each['phones'], each['name'] if not each.get('person') else '')
         for each in source['customer']] +
        [facts(each['name'], each['emails'], each['phones'], names[each['customer']]) for each in source['contact']])


def cards_of(version):
    return call('export', '--format', 'vcard', '--vcard-version', version)


@check('vobject reads our vCards 3.0: names, addresses, organisations, birthdays', modules=['vobject'])
def _():
    import vobject
    read, birthdays = [], {}
    for card in vobject.readComponents(cards_of('3.0')):
        firm = card.org.value[0] if hasattr(card, 'org') else ''
        title = card.n.value.prefix
        name = card.fn.value[len(title):].strip() if title else card.fn.value
        mails = [each.value for each in card.contents.get('email', [])]
        phones = [each.value for each in card.contents.get('tel', [])]
        read.append(facts(name, mails, phones, firm))
        if hasattr(card, 'bday'):
            birthdays[card.uid.value] = card.bday.value
    same(sorted(read), our_facts(book))
    wanted = {key: each['birthday'] for key, each in people.items() if 'birthday' in each}
    same({key: day for key, day in birthdays.items() if not day.startswith('1604')},
         {key: day for key, day in wanted.items() if not day.startswith('--')})


@check('vobject writes our vCards anew, and crm import reads the same people from them', modules=['vobject'])
def _():
    import vobject
    text = ''.join(card.serialize() for card in vobject.readComponents(cards_of('3.0')))
    (home / 'again.vcf').write_text(text, encoding='utf-8', newline='')
    call('import', 'again.vcf', file='again.json')
    again = records('again.json')
    named = lambda source: sorted(fact for fact in our_facts(source))
    same(named(again), named(book))


@check('khard lists our vCards 4.0 and 3.0: names, e-mails, phones', needs=['khard'])
def _():
    for version in ('3.0', '4.0'):
        folder = home / f'khard-{version}'
        folder.mkdir()
        cards = cards_of(version).split('END:VCARD\r\n')[:-1]
        for at, card in enumerate(cards):
            (folder / f'{at}.vcf').write_text(card + 'END:VCARD\r\n', encoding='utf-8', newline='')
        config = home / f'khard-{version}.conf'
        config.write_text(f'[addressbooks]\n[[all]]\npath = {folder}\n')
        khard = lambda *words: run('khard', '-c', str(config), *words)
        lines = khard('email', '--parsable', '--remove-first-line').splitlines()
        wanted = {(mail, each['name']) for each in [*customers.values(), *people.values()] for mail in each['emails']}
        got = {tuple(line.split('\t')[:2]) for line in lines}
        titles = {each['name']: each.get('title', '') for each in people.values()}
        same({mail for mail, _ in got}, {mail for mail, _ in wanted})
        for mail, name in wanted:
            full = {f'{titles.get(name, "")} {name}'.strip(), name}
            assert any((mail, each) in got for each in full), (mail, name, got)
        numbers = {line.split('\t')[0] for line in khard('phone', '--parsable').splitlines()}
        same(numbers, {each for one in [*customers.values(), *people.values()] for each in one['phones']})


@check('icalendar reads our calendar: an event or to-do with an alarm for each item of crm due', modules=['icalendar'])
def _():
    import icalendar
    calendar = icalendar.Calendar.from_ical(call('export', '--format', 'ics'))
    items = [each for each in calendar.walk() if each.name in ('VEVENT', 'VTODO')]
    due = json.loads(call('due', '--days', '365', '--json'))['due']
    same(sorted(str(each['UID']) for each in items), sorted(f'{each["id"]}@solo-crm' for each in due))
    days = {f'{each["id"]}@solo-crm': each['on'] for each in due}
    for item in items:
        day = (item['DTSTART'] if item.name == 'VEVENT' else item['DUE']).dt
        same(day.isoformat(), days[str(item['UID'])])
        same([part.name for part in item.subcomponents], ['VALARM'])
        assert item['DTSTAMP'].dt.tzinfo and int(item['SEQUENCE']) > 0 and item['LAST-MODIFIED'].dt


@check('khal takes our calendar, and takes it again after a change without doubling anything', needs=['khal'])
def _():
    folder = home / 'khal'
    folder.mkdir()
    config = home / 'khal.conf'
    config.write_text(f'[calendars]\n[[clients]]\npath = {folder}\n[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n'
                      'longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n'
                      'local_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n')
    khal = lambda *words: run('khal', '-c', str(config), *words)
    listed = lambda: sorted(line for line in khal('list', '--once', '--day-format', '', '--format',
                            '{start-date} {uid} {title}', '2025-06-01', '700d').splitlines() if '@solo-crm' in line)
    reminder = json.loads(call('remind', 'apex', 'Ask, about; hiring', '--on', '2026-02-02', '--json'))['reminder']['id']
    def take():
        (home / 'due.ics').write_text(call('export', '--format', 'ics'), encoding='utf-8', newline='')
        khal('import', '--batch', '-a', 'clients', str(home / 'due.ics'))
        return listed()
    before = take()
    events = [each for each in json.loads(call('due', '--days', '365', '--json'))['due']
              if each['kind'] in ('date', 'renewal', 'reminder')]
    same(sorted(line.split(' ')[1] for line in before), sorted(f'{each["id"]}@solo-crm' for each in events))
    assert any(line.startswith(f'2026-02-02 {reminder}') and 'Ask, about; hiring' in line for line in before), before
    call('edit', reminder, '--on', '2026-02-09')
    after = take()
    same(len(after), len(before))
    assert any(line.startswith(f'2026-02-09 {reminder}') for line in after), after
    call('rm', reminder, '--yes')


@check('crm import reads the meetings that icalendar writes', modules=['icalendar'])
def _():
    import datetime
    import icalendar
    calendar = icalendar.Calendar()
    calendar.add('prodid', '-//x//x//')
    calendar.add('version', '2.0')
    person = next(each for each in people.values() if each['emails'])
    event = icalendar.Event()
    event.add('uid', 'made-by-icalendar')
    event.add('summary', 'Talk, with; "signs" \\ and a long line ' + 'über ' * 30)
    event.add('dtstart', datetime.datetime(2025, 11, 3, 14, 0, tzinfo=datetime.timezone.utc))
    event.add('dtend', datetime.datetime(2025, 11, 3, 15, 30, tzinfo=datetime.timezone.utc))
    event.add('rrule', {'freq': 'weekly', 'count': 3})
    event.add('attendee', f'mailto:{person["emails"][0]}')
    calendar.add_component(event)
    (home / 'made.ics').write_bytes(calendar.to_ical())
    plan = json.loads(call('import', 'made.ics', '--json'))['plan']
    same([(each['fields']['on'], each['fields']['at'], each['fields']['minutes']) for each in plan['add']],
         [('2025-11-03', '15:00', 90), ('2025-11-10', '15:00', 90), ('2025-11-17', '15:00', 90)])
    same(plan['add'][0]['fields']['text'], str(event['summary']).strip())
    call('undo')


@check('mlr reads our tables cell by cell, and crm import reads what it writes', needs=['mlr'])
def _():
    tables = home / 'tables'
    tables.mkdir()
    call('export', '--format', 'csv', '--out', str(home / 'ours'))
    for path in sorted((home / 'ours').iterdir()):
        text = path.read_text(encoding='utf-8')
        rows = list(csv.DictReader(io.StringIO(text, newline='')))
        read = json.loads(run('mlr', '--icsv', '--ojson', '-S', 'cat', str(path))) if rows else []
        same([{key: str(value) for key, value in row.items()} for row in read], rows)
        (tables / path.name).write_text(run('mlr', '--csv', '--quote-all', 'cat', str(path)), encoding='utf-8')
    call('import', *[str(path) for path in sorted(tables.iterdir())], file='mlr.json')
    for path in sorted((home / 'ours').iterdir()):
        same(call('export', '--format', 'csv', '--type', path.stem, file='mlr.json'), path.read_bytes().decode('utf-8'))


shutil.rmtree(home)
print(f'{results["passed"]} passed, {results["failed"]} failed')
sys.exit(1 if results['failed'] else 0)
