#!/usr/bin/env python3
"""Uses the web demo as people do, in headless Chromium: a file, a sample, the keyboard, a microphone.

Needs the package of web-requirements.txt and a Chromium (on the PATH, or named by CHROMIUM). Starts
`./vocal-patterns serve` by itself; screenshots go to target/web.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHOTS = ROOT / "target" / "web"
SCALE = ROOT / "samples" / "scale.wav"
WAIT_MS = 120_000

chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
if chromium is None:
    print("No Chromium here: the web page is not checked")
    sys.exit(0)

from playwright.sync_api import expect, sync_playwright  # noqa: E402


def start_server():
    server = subprocess.Popen(
        [ROOT / "vocal-patterns", "serve", "--port", "0", "--max-megabytes", "2"],
        stdout=subprocess.PIPE,
        text=True,
    )
    line = server.stdout.readline()
    found = re.search(r"http://\S+", line)
    assert found, f"serve printed {line!r}, no address"
    return server, found.group()


def new_page(browser, url, **options):
    context = browser.new_context(**options)
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda m: page.complaints.append(m.text) if m.type == "error" else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith((url, "blob:", "data:")) else page.complaints.append(r.url),
    )
    page.goto(url)
    return page


def expect_verdict(page, verdict):
    expect(page.locator("#verdict")).to_have_text(verdict, timeout=WAIT_MS)
    expect(page.locator("#status")).to_contain_text(verdict)
    expect(page.locator("#why")).to_contain_text("notes")
    assert page.locator("#bars li").count() == 3
    assert page.locator("#parts button").count() >= 1


def wait_until(page, condition):
    """As wait_for_function, which the page's content security policy stops."""
    deadline = time.monotonic() + WAIT_MS / 1000
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, f"never came true: {condition}"
        page.wait_for_timeout(20)


def fits(page):
    """Nothing is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def is_painted(page, canvas):
    """Whether a canvas holds more than one colour."""
    return page.evaluate(
        """id => { const c = document.getElementById(id); const d = c.getContext('2d')
             .getImageData(0, 0, c.width, c.height).data;
           return new Set(new Uint32Array(d.buffer)).size > 1 }""",
        canvas,
    )


def check_upload(browser, url):
    for name, scheme in (("light", "light"), ("dark", "dark")):
        page = new_page(browser, url, color_scheme=scheme, viewport={"width": 1100, "height": 900})
        page.screenshot(path=SHOTS / f"start-{name}.png", full_page=True)
        page.set_input_files("#file", SCALE)
        expect_verdict(page, "Scale")
        assert is_painted(page, "spectrogram") and is_painted(page, "waveform")
        page.locator("#play").click()
        wait_until(page, "document.getElementById('position').value > 0.5")
        wait_until(page, "document.querySelector('#notes .now') !== null")
        assert page.locator("#cursor").evaluate("c => parseFloat(c.style.left)") > 0
        page.locator("#play").click()
        page.screenshot(path=SHOTS / f"desktop-{name}.png", full_page=True)
        assert not page.complaints, page.complaints
        page.context.close()


def check_phone(browser, url):
    page = new_page(browser, url, viewport={"width": 360, "height": 740}, device_scale_factor=2, has_touch=True)
    assert fits(page)
    page.get_by_role("button", name="An arpeggio").click()
    expect_verdict(page, "Arpeggio")
    assert fits(page)
    page.screenshot(path=SHOTS / "phone.png", full_page=True)
    assert not page.complaints, page.complaints
    page.context.close()


def check_keyboard(browser, url):
    """From the top of the page to a sample, to playing, to another position: by keys alone."""
    page = new_page(browser, url)

    def tab_to(selector):
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"Tab does not reach {selector}")

    tab_to("#record")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid", f"the focus is not seen: {outline}"
    tab_to("#file")
    tab_to("[data-sample=other]")
    page.keyboard.press("Enter")
    expect_verdict(page, "Something else")
    tab_to("#play")
    page.keyboard.press("Space")
    wait_until(page, "document.getElementById('play').textContent === 'Pause'")
    page.keyboard.press("Space")
    tab_to("#position")
    page.keyboard.press("End")
    wait_until(page, "document.getElementById('position').value > 7")
    tab_to("#parts button")
    assert not page.complaints, page.complaints
    page.context.close()


def check_drop(browser, url):
    """A file that is let fall on the page."""
    page = new_page(browser, url)
    data = page.evaluate_handle(
        """async () => {
             const sound = await (await fetch('samples/arpeggio.wav')).blob();
             const data = new DataTransfer();
             data.items.add(new File([sound], 'dropped.wav', { type: 'audio/wav' }));
             return data }"""
    )
    page.dispatch_event("body", "dragenter", {"dataTransfer": data})
    assert page.evaluate("document.body.classList.contains('over')"), "the page does not offer itself"
    page.dispatch_event("body", "drop", {"dataTransfer": data})
    expect_verdict(page, "Arpeggio")
    expect(page.locator("#source")).to_have_text("dropped.wav")
    assert not page.evaluate("document.body.classList.contains('over')")
    assert not page.complaints, page.complaints
    page.context.close()


def check_bad_uploads(browser, url):
    page = new_page(browser, url, viewport={"width": 1100, "height": 700})
    problem = page.locator("#problem")

    def give(name, content):
        page.set_input_files("#file", {"name": name, "mimeType": "audio/wav", "buffer": content})

    give("notes.wav", b"these are words, not sound")
    expect(problem).to_contain_text("notes.wav is not a recording this library reads")
    page.screenshot(path=SHOTS / "problem.png", full_page=True)
    give("empty.wav", b"")
    expect(problem).to_contain_text("empty.wav is empty")
    give("long.wav", bytes(2_100_000))
    expect(problem).to_contain_text("at most 2 MB")
    page.set_input_files("#file", SCALE)
    expect_verdict(page, "Scale")
    expect(problem).to_be_hidden()
    give("note.wav", SCALE.read_bytes()[:30_000])
    expect(page.locator("#doubts")).to_contain_text("Unsure, because it sounds for less than 0.8 s", timeout=WAIT_MS)
    page.screenshot(path=SHOTS / "doubts.png", full_page=True)
    # Chromium itself logs every answer of 4xx; nothing else may be there.
    others = [text for text in page.complaints if "status of 4" not in text]
    assert not others, others
    page.context.close()


def check_microphone(browser, url):
    page = new_page(browser, url, permissions=["microphone"])
    page.locator("#record").click()
    expect(page.locator("#record-label")).to_contain_text("Stop (8 s)", timeout=WAIT_MS)
    page.screenshot(path=SHOTS / "recording.png")
    page.locator("#record").click()
    expect(page.locator("#source")).to_have_text("Your recording.wav", timeout=WAIT_MS)
    # The fake microphone plays the take in a loop, from anywhere: what counts is that it arrives.
    assert page.locator("#notes li").count() >= 5, page.locator("#notes").inner_text()
    page.screenshot(path=SHOTS / "recorded.png", full_page=True)
    assert not page.complaints, page.complaints
    page.context.close()


def main():
    SHOTS.mkdir(parents=True, exist_ok=True)
    server, url = start_server()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium,
                args=[
                    "--no-sandbox",
                    "--use-fake-device-for-media-stream",
                    "--use-fake-ui-for-media-stream",
                    f"--use-file-for-fake-audio-capture={SCALE}",
                ],
            )
            checks = (check_upload, check_phone, check_keyboard, check_drop, check_bad_uploads, check_microphone)
            for check in checks:
                check(browser, url)
                print(f"{check.__name__} passed", flush=True)
            browser.close()
        print(f"{len(checks)} passed, 0 failed")
    finally:
        server.terminate()
        assert server.wait(30) in (0, 143), "serve did not end well"


main()
