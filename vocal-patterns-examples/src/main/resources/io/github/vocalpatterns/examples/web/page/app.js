import { drawAxis, drawSpectrogram, drawWaveform } from './charts.js';
import { Player } from './player.js';
import { recordingFailure, recordingProblem, startRecording } from './recorder.js';

const TITLES = { scale: 'Scale', arpeggio: 'Arpeggio', other: 'Something else' };
const LONGEST_RECORDING_SECONDS = 60;

const $ = (id) => document.getElementById(id);
/** Nothing is quite certain: 99.7 % is not rounded to all. */
const percent = (share) => (share > 0.995 ? '>\u00a099\u00a0%' : `${Math.round(100 * share)}\u00a0%`);

const player = new Player(
  { play: $('play'), position: $('position'), time: $('time'), cursor: $('cursor'), plots: $('plots'), mute: $('mute') },
  highlight,
);
let maxMegabytes = Infinity;
let shown = null;
let pending = null;
let recording = null;

function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** `look` is busy, or spoken for what a screen reader tells and the page shows elsewhere. */
function say(text, look = '') {
  $('status').textContent = text;
  $('status').className = `status ${look}`;
}

function complain(text) {
  say('');
  $('result').hidden = true;
  $('problem').textContent = text;
  $('problem').hidden = false;
}

async function analyse(blob, name) {
  pending?.abort();
  const own = (pending = new AbortController());
  $('problem').hidden = true;
  if (blob.size > maxMegabytes * 1e6) {
    complain(`${name} has ${(blob.size / 1e6).toFixed(1)} MB, at most ${maxMegabytes} MB are taken.`);
    return;
  }
  say(`Listening to ${name}…`, 'busy');
  try {
    const form = new FormData();
    form.append('file', blob, name);
    const response = await fetch('api/analyze', { method: 'POST', body: form, signal: own.signal });
    const answer = await response.json().catch(() => ({ error: `The server answered ${response.status}.` }));
    if (own.signal.aborted) {
      return;
    }
    if (response.ok) {
      show(answer, blob);
    } else {
      complain(answer.error);
    }
  } catch (error) {
    if (error.name !== 'AbortError') {
      complain('The server does not answer. Is it still running?');
    }
  }
}

const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function show(answer, blob) {
  shown = answer;
  const sure = percent(answer.confidence);
  const count = answer.notes.length;
  const summary = `${sure} sure · ${answer.durationSeconds.toFixed(1)} s · ${count} ${count === 1 ? 'note' : 'notes'}`;
  $('result').hidden = false;
  $('source').textContent = answer.file;
  $('verdict').textContent = TITLES[answer.pattern];
  $('summary').textContent = summary;
  // Fewer notes make no melody to speak of.
  $('why').hidden = count < 3;
  $('why').textContent = sentence(answer.explanation.join('; '));
  $('doubts').hidden = answer.doubts.length === 0;
  $('doubts').textContent = `Unsure, because ${answer.doubts.map((doubt) => doubt.sentence).join('; ')}.`;
  $('bars').replaceChildren(...Object.entries(answer.probabilities).sort((a, b) => b[1] - a[1]).map(bar));
  $('parts').replaceChildren(...answer.timeline.map(part));
  $('notes').replaceChildren(...answer.notes.map(note));
  $('spectrogram').setAttribute(
    'aria-label',
    `Spectrogram with the melody over it: ${answer.notes.map((one) => one.name).join(' ') || 'no notes'}`,
  );
  player.load(blob, answer.durationSeconds);
  draw();
  const doubts = answer.doubts.length ? ', with doubts' : '';
  say(`${TITLES[answer.pattern]}, ${sure} sure${doubts}.`, 'spoken');
  if ($('result').getBoundingClientRect().top > window.innerHeight / 2) {
    $('result').scrollIntoView();
  }
}

function bar([pattern, share]) {
  const item = element('li', `of-${pattern}${pattern === shown.pattern ? ' best' : ''}`);
  const track = element('span', 'track');
  const fill = element('span', 'fill');
  fill.style.width = `${100 * share}%`;
  track.append(fill);
  item.append(element('span', '', pattern === 'other' ? 'Other' : TITLES[pattern]), track, element('span', 'share', percent(share)));
  return item;
}

function part({ startSeconds, endSeconds, pattern, confidence }) {
  const button = element('button', `of-${pattern}`, `${TITLES[pattern]} ${percent(confidence)}`);
  const span = `${startSeconds.toFixed(1)} to ${endSeconds.toFixed(1)} s`;
  button.type = 'button';
  button.title = `${span}: play`;
  button.setAttribute('aria-label', `Play ${TITLES[pattern]}, ${percent(confidence)}, ${span}`);
  button.style.left = `${(100 * startSeconds) / shown.durationSeconds}%`;
  button.style.width = `${(100 * (endSeconds - startSeconds)) / shown.durationSeconds}%`;
  button.addEventListener('click', () => player.play(startSeconds, endSeconds));
  return button;
}

function note({ name, cents }) {
  const item = element('li', '', name);
  item.append(' ', element('small', '', cents === 0 ? '±0' : cents > 0 ? `+${cents}` : `−${-cents}`));
  return item;
}

/** The note that sounds at a moment stands out in the list. */
function highlight(seconds) {
  shown?.notes.forEach(({ onsetSeconds, durationSeconds }, i) => {
    const now = seconds >= onsetSeconds && seconds < onsetSeconds + durationSeconds;
    $('notes').children[i]?.classList.toggle('now', now);
  });
}

function draw() {
  if (shown) {
    drawWaveform($('waveform'), shown.waveform);
    drawSpectrogram($('spectrogram'), shown);
    drawAxis($('axis'), shown.durationSeconds);
  }
}

async function record() {
  const button = $('record');
  button.disabled = true;
  $('problem').hidden = true;
  try {
    const started = performance.now();
    let finishing = false;
    const stop = await startRecording((peak) => {
      const seconds = (performance.now() - started) / 1000;
      $('level').style.width = `${100 * Math.min(1, peak)}%`;
      $('record-label').textContent = `Stop (${seconds.toFixed(0)} s)`;
      if (seconds > LONGEST_RECORDING_SECONDS && !finishing) {
        recording?.();
      }
    });
    recording = async () => {
      finishing = true;
      recording = null;
      $('record-label').textContent = 'Record';
      button.classList.remove('recording');
      const wav = await stop();
      $('level').style.width = '0';
      await analyse(wav, 'Your recording.wav');
    };
    button.classList.add('recording');
    $('record-label').textContent = 'Stop';
    say('Recording. Sing, then press Stop.');
  } catch (error) {
    complain(recordingFailure(error));
  } finally {
    button.disabled = false;
  }
}

async function trySample(name) {
  try {
    const response = await fetch(`samples/${name}.wav`);
    await analyse(await response.blob(), `${name}.wav`);
  } catch {
    complain('The server does not answer. Is it still running?');
  }
}

function take(files) {
  if (files.length > 0) {
    analyse(files[0], files[0].name);
  }
}

$('record').addEventListener('click', () => (recording ? recording() : record()));
$('file').addEventListener('change', (event) => {
  take(event.target.files);
  // The same file may be chosen again.
  event.target.value = '';
});
document.querySelectorAll('[data-sample]').forEach((button) =>
  button.addEventListener('click', () => trySample(button.dataset.sample)),
);
for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    document.body.classList.toggle('over', type.startsWith('drage') || type === 'dragover');
    if (type === 'drop') {
      take(event.dataTransfer.files);
    }
  });
}
new ResizeObserver(draw).observe($('plots'));
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);

const problem = recordingProblem();
if (problem) {
  $('record').disabled = true;
  $('record-hint').textContent = problem;
}
fetch('health')
  .then((response) => response.json())
  .then((health) => {
    maxMegabytes = health.maxMegabytes;
    $('limit').textContent = `, up to ${maxMegabytes} MB and 5 minutes`;
  })
  .catch(() => {});
