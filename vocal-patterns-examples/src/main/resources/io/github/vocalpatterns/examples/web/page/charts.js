// Magma, from quiet to loud; between the stops straight lines.
const PALETTE = ['000004', '180f3d', '440f76', '721f81', '9e2f7f', 'cd4071', 'f1605d', 'fd9668', 'feca8d', 'fcfdbf']
  .map((hex) => [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16)));
const COLOURS = Array.from({ length: 256 }, (_, level) => {
  const place = (level / 255) * (PALETTE.length - 1);
  const index = Math.min(PALETTE.length - 2, Math.floor(place));
  return PALETTE[index].map((low, i) => low + (place - index) * (PALETTE[index + 1][i] - low));
});
const MELODY = '#5df2ff';
const DARK = 'rgb(0 0 0 / 75%)';

/** A context in CSS pixels, sharp on every screen. */
function prepare(canvas) {
  const { width, height } = canvas.getBoundingClientRect();
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  context.font = '12px system-ui, sans-serif';
  return { context, width, height };
}

const theme = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function drawWaveform(canvas, { least, greatest }) {
  const { context, width, height } = prepare(canvas);
  const full = Math.max(1e-6, ...greatest.map(Math.abs), ...least.map(Math.abs)) * 1.08;
  const y = (value) => (height / 2) * (1 - value / full);
  const x = (i) => ((i + 0.5) / least.length) * width;
  context.fillStyle = theme('--wave');
  context.strokeStyle = context.fillStyle;
  context.beginPath();
  greatest.forEach((high, i) => context.lineTo(x(i), y(high)));
  for (let i = least.length - 1; i >= 0; i--) {
    context.lineTo(x(i), y(least[i]));
  }
  context.closePath();
  context.fill();
  context.stroke();
}

/** The picture is scaled by the canvas: one pixel a value. */
function picture({ bands, frames, levels }) {
  const bytes = Uint8Array.from(atob(levels), (c) => c.charCodeAt(0));
  const image = new ImageData(frames, bands);
  for (let band = 0; band < bands; band++) {
    for (let frame = 0; frame < frames; frame++) {
      const at = 4 * ((bands - 1 - band) * frames + frame);
      image.data.set(COLOURS[bytes[band * frames + frame]], at);
      image.data[at + 3] = 255;
    }
  }
  const canvas = document.createElement('canvas');
  canvas.width = frames;
  canvas.height = bands;
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}

export function drawSpectrogram(canvas, { spectrogram, pitch, notes, durationSeconds }) {
  const { context, width, height } = prepare(canvas);
  const { bands, frames, hopSeconds, fminHz, fmaxHz } = spectrogram;
  const x = (seconds) => (seconds / durationSeconds) * width;
  // The centres of the bands divide the octaves from fmin to fmax into bands + 1 equal steps.
  const y = (hz) => {
    const band = (Math.log(hz / fminHz) / Math.log(fmaxHz / fminHz)) * (bands + 1) - 1;
    return height * (1 - (band + 0.5) / bands);
  };
  context.drawImage(picture(spectrogram), x(-hopSeconds / 2), 0, x(frames * hopSeconds), height);
  drawFrequencies(context, width, y);
  for (const note of notes) {
    context.fillStyle = 'rgb(93 242 255 / 30%)';
    context.fillRect(x(note.onsetSeconds), y(note.frequencyHz) - 5, x(note.durationSeconds), 10);
  }
  strokeMelody(context, pitch, x, y);
  nameNotes(context, notes, x, y);
}

function drawFrequencies(context, width, y) {
  context.textAlign = 'right';
  for (const hz of [100, 200, 400, 800, 1600]) {
    context.fillStyle = 'rgb(255 255 255 / 18%)';
    context.fillRect(0, y(hz), width, 1);
    outlined(context, `${hz} Hz`, width - 5, y(hz) - 4, '#ffffff');
  }
}

function strokeMelody(context, { hopSeconds, f0Hz }, x, y) {
  const path = new Path2D();
  let singing = false;
  f0Hz.forEach((hz, i) => {
    if (hz !== null) {
      path[singing ? 'lineTo' : 'moveTo'](x(i * hopSeconds), y(hz));
    }
    singing = hz !== null;
  });
  context.lineJoin = 'round';
  for (const [colour, lineWidth] of [[DARK, 4], [MELODY, 2]]) {
    context.strokeStyle = colour;
    context.lineWidth = lineWidth;
    context.stroke(path);
  }
}

/** Names that would cover the one before are left out; the list below the picture has all. */
function nameNotes(context, notes, x, y) {
  context.textAlign = 'center';
  let end = -Infinity;
  for (const note of notes) {
    const middle = x(note.onsetSeconds + note.durationSeconds / 2);
    const half = context.measureText(note.name).width / 2 + 2;
    if (middle - half > end) {
      outlined(context, note.name, middle, y(note.frequencyHz) - 11, '#ffffff');
      end = middle + half;
    }
  }
}

function outlined(context, text, x, y, colour) {
  context.strokeStyle = DARK;
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

export function drawAxis(canvas, durationSeconds) {
  const { context, width } = prepare(canvas);
  const most = width / 60;
  const step = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60].find((s) => durationSeconds / s <= most) ?? 120;
  context.fillStyle = theme('--soft');
  for (let tick = 0; tick * step <= durationSeconds; tick++) {
    const at = ((tick * step) / durationSeconds) * width;
    context.textAlign = tick === 0 ? 'left' : at > width - 20 ? 'right' : 'center';
    context.fillRect(Math.min(at, width - 1), 0, 1, 4);
    context.fillText(`${Number((tick * step).toFixed(1))} s`, at, 17);
  }
}
