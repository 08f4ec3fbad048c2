"""A reader at work on the blind page in a real Chromium, driven over its debugging pipe; skipped without one."""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import time
from itertools import count, pairwise

import pytest

from summarize.evaluate.blind.count import count_marks
from summarize.evaluate.blind.page import write_blind
from summarize.evaluate.segments import Prediction
from summarize.records import Article, Citation, CitedSummary, Sentence, SummarySource

pytestmark = pytest.mark.browser
WAIT = 60.0  # seconds for one answer of the browser's


class Browser:
    """One tab; `browser("Page.navigate", url=…)` sends a command of the DevTools protocol and awaits its answer."""

    def __init__(self, program, profile):
        # The protocol's pipe is on descriptors 3 and 4; ours are kept above, so that none is written over.
        pipes = [*os.pipe(), *os.pipe()]
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in pipes]
        for end in pipes:
            os.close(end)
        there, self.into, self.outof, back = ends
        nowhere = os.open(os.devnull, os.O_RDWR)
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                   f"--user-data-dir={profile}", "--remote-debugging-pipe", "about:blank"]  # fmt: skip
        self.process = os.posix_spawn(program, command, os.environ, file_actions=[
            (os.POSIX_SPAWN_DUP2, ours, theirs) for ours, theirs in ((nowhere, 1), (nowhere, 2), (there, 3), (back, 4))
        ])  # fmt: skip
        for end in (there, back, nowhere):
            os.close(end)
        self.waiting, self.events, self.session, self.numbers = b"", [], None, count(1)

    def start(self):
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self.session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self(f"{domain}.enable")

    def __call__(self, method, **params):
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.into, json.dumps(message).encode() + b"\0")
        while (answer := self.read()).get("id") != number:
            self.events.append(answer)
        assert "error" not in answer, answer
        return answer["result"]

    def read(self):
        while b"\0" not in self.waiting:
            ready, _, _ = select.select([self.outof], [], [], WAIT)
            data = os.read(self.outof, 65536) if ready else b""
            if not data:
                raise ConnectionError("the browser does not answer")
            self.waiting += data
        message, self.waiting = self.waiting.split(b"\0", 1)
        return json.loads(message)

    def open(self, path):
        self.events.clear()
        self("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.read())

    def js(self, expression):
        answer = self("Runtime.evaluate", expression=expression, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key, code, **more):
        for kind in ("keyDown", "keyUp"):
            self("Input.dispatchKeyEvent", type=kind, key=key, code=code, **more)

    def click(self, selector):
        self.js(f"document.querySelector({json.dumps('.pair:not([hidden]) ' + selector)}).click()")

    def complaints(self):
        wrong = {"Runtime.exceptionThrown", "Log.entryAdded"}
        return [event for event in self.events if event.get("method") in wrong]

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.into)
        os.close(self.outof)


@pytest.fixture
def browser(tmp_path):
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on this machine")
    found = Browser(program, tmp_path / "profile")
    try:
        try:
            found.start()
        except ConnectionError as error:
            pytest.skip(f"Chromium does not start here: {error}")
        yield found
    finally:
        found.close()


SOURCE = "Le bac de Morvent a repris lundi. Il avait été arrêté neuf jours.\n" + "Rien d'autre à dire. " * 200


def predictions(sentences):
    article = Article("a1", SOURCE, title="Le bac de Morvent repart", language="fr")
    source = SummarySource(1, "a1", article.title, None, None, None, "fr", ())
    spans = {
        text: (SOURCE.index(text[:12]), SOURCE.index(text[:12]) + 20)
        for text in sentences
        if text[:12] in SOURCE
    }
    return [
        Prediction(
            f"evt-{n}", "",
            CitedSummary(f"evt-{n}", "Morvent", tuple(
                Sentence(text, "generated", (Citation(1, "a1", *spans.get(text, (0, 10)), 1.0),)) for text in sentences
            ), (source,), 1),
            {"a1": article},
        )
        for n in range(3)
    ]  # fmt: skip


@pytest.fixture
def page(tmp_path):
    return write_blind(
        predictions(["Le bac de Morvent a repris lundi."]),
        predictions(["Il avait été arrêté neuf jours.", "Le bac est bleu."]),
        ("martin", "huppe"), tmp_path / "blind", 1,
    )  # fmt: skip


DIGITS = {n: {"key": "&é\"'(-è_ç"[n - 1], "code": f"Digit{n}"} for n in range(1, 10)}  # a French keyboard


def test_a_reader_marks_all_pairs_and_the_file_counts(browser, page, tmp_path):
    key = json.loads(page.key.read_text())
    browser.open(page.page)
    browser("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path / "down"))
    browser.js("document.getElementById('rater').focus()")
    for letter in "Ugo 1":  # what is typed is no shortcut
        browser("Input.insertText", text=letter) if letter == "1" else browser.press(letter, "", text=letter)
    assert browser.js("document.getElementById('rater').value") == "Ugo 1"
    browser.js("document.activeElement.blur()")
    for n in (1, 2, 3):
        pair = key["pairs"][f"p{n}"]
        assert browser.js("document.querySelector('.pair:not([hidden])').id") == f"p{n}"
        martin, huppe = ("left", "right") if pair["left"] == 0 else ("right", "left")
        # martin is better, as faithful, and huppe reads better.
        for digit in ({"left": 1, "right": 3}[martin], 5, {"left": 7, "right": 9}[huppe]):
            browser.press(**DIGITS[digit])
        browser.click(f".side[data-side={huppe}] li:nth-child(2) [value=fine]")
        browser.click(f".side[data-side={huppe}] li:nth-child(2) [value=unsupported]")  # takes "fine" away
        browser.click(f".side[data-side={huppe}] li:nth-child(2) [value=french]")
        assert "Reste à noter" in browser.js(
            "document.querySelector('.pair:not([hidden]) .missing').textContent"
        )
        browser.press("g", "KeyG")
        browser.press("d", "KeyD")
        assert "terminée" in browser.js("document.querySelector('.pair:not([hidden]) .missing').textContent")
        browser.press("s", "KeyS")
    assert browser.js("document.getElementById('meter').value") == 3
    assert "Tout est noté" in browser.js("document.getElementById('progress').textContent")
    browser.js("document.querySelector('.download').click()")
    deadline = time.monotonic() + WAIT
    while not (found := list((tmp_path / "down").glob("*.json"))) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [path.name for path in found] == [f"notes-{key['page'][:8]}-Ugo-1.json"]
    assert "huppe" not in found[0].read_text(encoding="utf-8")
    result = count_marks(page.key, found)
    assert result.raters == ("Ugo 1",)
    assert [(c.name, c.pairs) for c in result.contrasts] == [
        ("overall", (3, 0, 0)), ("faithful", (0, 0, 3)), ("french", (0, 3, 0)),
        ("fault.unsupported", (3, 0, 0)), ("fault.french", (3, 0, 0)),
    ]  # fmt: skip
    assert [(f.marked, f.fine, f.unsupported, f.french) for f in result.faults] == [
        (3, 3, 0, 0),
        (6, 3, 3, 3),
    ]
    assert not browser.complaints()


def test_answers_survive_a_reload_and_can_be_erased(browser, page):
    browser.open(page.page)
    browser.press(**DIGITS[2])
    browser.click("[value=french]")
    browser.js("var t = document.querySelector('textarea'); t.value = 'À revoir'; "
               "t.dispatchEvent(new Event('input', {bubbles: true}))")  # fmt: skip
    browser.press("s", "KeyS")
    browser.open(page.page)
    assert browser.js("document.querySelector('.pair:not([hidden])').id") == "p2"
    browser.js("document.querySelector('[data-at=\"0\"]').click()")
    assert browser.js("document.querySelector('[name=p1-overall]:checked').value") == "equal"
    assert browser.js("document.querySelector('#p1 [value=french]').checked")
    assert browser.js("document.querySelector('#p1 textarea').value") == "À revoir"
    browser.js("window.confirm = function () { return true; }; document.getElementById('erase').click()")
    browser.open(page.page)
    assert browser.js("document.querySelectorAll('input:checked').length") == 1  # the shortcuts' own box


def test_a_name_is_asked_for_and_shortcuts_can_be_turned_off(browser, page):
    browser.open(page.page)
    browser.js("document.querySelector('.download').click()")
    assert "Écrivez votre nom" in browser.js("document.getElementById('alert').textContent")
    assert browser.js("document.activeElement.id") == "rater"
    browser.js("document.activeElement.blur(); document.getElementById('shortcuts').click()")
    browser.press(**DIGITS[1])
    browser.press("s", "KeyS")
    assert browser.js("document.querySelectorAll('.pair input:checked').length") == 0
    assert browser.js("document.querySelector('.pair:not([hidden])').id") == "p1"


def test_a_citation_lights_its_passage_and_escape_comes_back(browser, page):
    browser.open(page.page)
    browser.click(".cite")
    text = browser.js("document.querySelector('mark.chosen').textContent")
    assert text in SOURCE
    assert browser.js("document.activeElement.tagName") == "MARK"
    assert browser.js("document.getElementById('back').hidden") is False
    browser.press("Escape", "Escape")
    assert browser.js("document.activeElement.className") == "cite"
    assert browser.js("document.getElementById('back').hidden")
    browser.click(".cite")
    browser.js("document.getElementById('back').click()")
    assert browser.js("document.activeElement.className") == "cite"
    assert not browser.complaints()


def lit(browser):
    """What each passage of the first source looks like: whether it is lit, and whether underlined."""
    return browser.js(
        "Array.from(document.querySelectorAll('.pair:not([hidden]) mark')).map(function (mark) {"
        " var style = getComputedStyle(mark); return mark.textContent + '|' +"
        " (style.backgroundColor !== 'rgba(0, 0, 0, 0)') + '|' + (style.textDecorationLine === 'underline'); })"
    )


def test_only_what_is_chosen_or_read_is_lit_and_the_rest_underlined(browser, page):
    browser.open(page.page)
    two = "Il avait été arrêté "
    assert lit(browser) == [f"{words}|false|true" for words in ("Le bac de ", "Morvent a ", two)]
    browser.click(".side:has(li:nth-child(2)) li:nth-child(1) .cite")
    assert f"{two}|true|false" in lit(browser)
    assert len([state for state in lit(browser) if "|true|" in state]) == 1
    browser.press("Escape", "Escape")
    browser.js("document.activeElement.blur()")
    browser.js(
        "document.querySelector('.pair:not([hidden]) .side:has(li:nth-child(2)) li')"
        ".dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
    )
    assert [state for state in lit(browser) if "|true|" in state] == [f"{two}|true|false"]
    browser.js("document.querySelector('h1').dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))")
    assert not [state for state in lit(browser) if "|true|" in state]
    assert not browser.complaints()


def test_the_questions_stand_together_however_long_the_sources(browser, page):
    browser("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)
    browser.open(page.page)
    tops = browser.js(
        "Array.from(document.querySelectorAll('.pair:not([hidden]) .answers > *')).map(function (e) {"
        " return e.getBoundingClientRect().top; })"
    )
    sources = browser.js("document.querySelector('.pair:not([hidden]) .articles').offsetHeight")
    assert len(tops) == 5
    assert sources > 700  # far taller than the sentences beside it
    assert all(below - above < 150 for above, below in pairwise(sorted(tops)))


def test_what_is_done_is_counted_in_french(browser, page):
    browser.open(page.page)
    progress = "document.getElementById('progress').textContent"
    assert browser.js(progress) == "Paire 1 sur 3 · 0 paire terminée"
    for n, words in ((1, "1 paire terminée"), (2, "2 paires terminées")):
        for digit in (1, 5, 9):
            browser.press(**DIGITS[digit])
        browser.press("g", "KeyG")
        browser.press("d", "KeyD")
        assert browser.js(progress) == f"Paire {n} sur 3 · {words}"
        browser.press("s", "KeyS")


@pytest.mark.parametrize(("width", "height", "columns"), [(1280, 900, 3), (390, 844, 1)])
def test_it_fits_the_screen(browser, page, width, height, columns):
    browser(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=height,
        deviceScaleFactor=1,
        mobile=width < 500,
    )
    browser.open(page.page)
    assert browser.js("document.documentElement.scrollWidth") <= width
    lefts = browser.js(
        "Array.from(document.querySelectorAll('.pair:not([hidden]) .side, .pair:not([hidden]) .articles'))"
        ".map(function (e) { return e.getBoundingClientRect().left; })"
    )
    assert len(set(lefts)) == columns
    shot = base64.b64decode(browser("Page.captureScreenshot", format="png")["data"])
    assert int.from_bytes(shot[16:20]) == width
