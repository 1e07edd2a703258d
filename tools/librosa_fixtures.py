#!/usr/bin/env python3
"""Writes the golden values that the tests of vocal-patterns-audio compare with.

    python -m venv .venv && .venv/bin/pip install -r tools/requirements.txt
    .venv/bin/python tools/librosa_fixtures.py            # writes the fixtures
    .venv/bin/python tools/librosa_fixtures.py --check    # compares with the committed ones

Everything is computed by librosa (noise_reduction by noisereduce) in float64 (time stretching by the rule of librosa 1.0,
spelled out below). Input signals are not stored: signal() here and TestSignals.signal() in the Java tests give the same
samples, each a multiple of 2^-15. Of large results a sample of points is stored and the mean of all values, so that no
region goes unseen.
"""

import itertools

import librosa
import noisereduce
import numpy as np
import soxr
from golden import Lcg, main, number


def signal(rate, length, seed):
    """A rising tone, two steady ones and noise, rounded to 16 bits."""
    t = np.arange(length) / rate
    lcg = Lcg(seed)
    noise = np.array([lcg.next() for _ in range(length)]) / 2**23 - 1
    y = (
        0.4 * np.sin(2 * np.pi * (220 + 60 * t) * t)
        + 0.2 * np.sin(2 * np.pi * 1234.5 * t)
        + 0.1 * np.sin(2 * np.pi * 2718.3 * t + seed)
        + 0.02 * noise
    )
    return np.floor(y * 32768 + 0.5) / 32768


def tones(rate, length, seed):
    """The tones of signal() without its noise, faded in and out, rounded to 16 bits.

    Two resamplers treat what lies between their pass and stop bands differently; here is nothing.
    """
    t = np.arange(length) / rate
    y = (
        0.4 * np.sin(2 * np.pi * (220 + 60 * t) * t)
        + 0.2 * np.sin(2 * np.pi * 1234.5 * t)
        + 0.1 * np.sin(2 * np.pi * 2718.3 * t + seed)
    ) * (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length))
    return np.floor(y * 32768 + 0.5) / 32768


def points(matrix, seed, count, first_column=0):
    """count places of a matrix, its greatest and its least value, as row:column:value."""
    lcg = Lcg(seed)
    rows, columns = matrix.shape
    chosen = {(lcg.below(rows), lcg.below(columns)) for _ in range(count)}
    chosen |= {np.unravel_index(f(matrix), matrix.shape) for f in (np.argmax, np.argmin)}
    return ";".join(f"{i}:{first_column + j}:{matrix[i, j]:.10g}" for i, j in sorted(chosen))


def mel_filters():
    yield "rate_hz n_fft scale norm bands fmin_hz fmax_hz sum band:bin:weight".split()
    grid = itertools.product(
        [(22050, 2048), (16000, 512), (48000, 4096), (22050, 1200), (8000, 1025)],
        ["slaney", "htk"],
        ["slaney", "none"],
        [(128, 200, 2500), (20, 0, None), (229, 30, 3900)],
    )
    for n, ((rate, n_fft), scale, norm, (bands, fmin, fmax)) in enumerate(grid):
        fmax = rate / 2 if fmax is None else fmax
        matrix = librosa.filters.mel(
            sr=rate, n_fft=n_fft, n_mels=bands, fmin=fmin, fmax=fmax, htk=scale == "htk",
            norm=None if norm == "none" else norm, dtype=np.float64,
        )  # fmt: skip
        lcg = Lcg(n)
        rows = sorted({lcg.below(bands) for _ in range(12)} | {0, bands - 1})
        cells = [(i, j) for i in rows for j in np.flatnonzero(matrix[i])]
        cells = [cells[k] for k in sorted({lcg.below(len(cells)) for _ in range(40)})]
        stored = ";".join(f"{i}:{j}:{matrix[i, j]:.16g}" for i, j in cells)
        yield [rate, n_fft, scale, norm, bands, fmin, fmax, matrix.sum(), stored]


def stft():
    yield "rate_hz length seed n_fft hop pad_mode frames bin:frame:real bin:frame:imaginary".split()
    cases = itertools.product(
        [(512, 128), (1200, 300), (1025, 400), (2048, 512)], [1, 700, 5000], ["zero", "reflect"]
    )
    cases = [*cases, ((1025, 400), 4000, "zero"), ((1024, 400), 4000, "zero")]  # multiples of the hop
    for seed, ((n_fft, hop), length, pad) in enumerate(cases):
        spectrum = librosa.stft(
            signal(22050, length, seed), n_fft=n_fft, hop_length=hop, pad_mode=numpy_name(pad)
        )
        yield [
            22050, length, seed, n_fft, hop, pad, spectrum.shape[1],
            points(spectrum.real, seed, 20), points(spectrum.imag, seed, 20),
        ]  # fmt: skip


def numpy_name(pad):
    return {"zero": "constant", "reflect": "reflect"}[pad]


def mel_decibels():
    yield (
        "rate_hz target_hz length seed n_fft hop pad_mode scale norm bands fmin_hz fmax_hz top_db "
        "frames from_frame to_frame mean_db band:frame:db"
    ).split()
    rates = [8000, 16000, 22050, 24000, 44100, 48000]
    sizes = [(512, 160), (1024, 256), (1200, 300), (2048, 512), (2048, 441), (4096, 512)]
    bands = [(128, 200, 2500), (20, 0, 3600), (64, 50, 3500), (229, 30, 3600)]
    seconds = [1.7, 0.6]
    cases = []
    # Every size with every choice of bands, the other choices in turn.
    for n, (size, band) in enumerate(itertools.product(sizes, bands)):
        rate = rates[n % len(rates)]
        cases += [(rate, rate, int(seconds[n % 2] * rate), size, band, n)]
        cases += [(rate, rate, [1, 2, 300, 511, 2048, 4097][n % 6], size, band, n + 1)]
    # Every rate to every other that the library meets.
    for n, (source, target) in enumerate(itertools.product(rates, [22050, 16000])):
        if source != target:
            cases += [(source, target, int(1.1 * source) + n, sizes[n % 6], bands[n % 4], n)]
    for n, (source, target, length, (n_fft, hop), (count, fmin, fmax), turn) in enumerate(cases):
        pad = ["zero", "reflect"][turn % 2]
        scale = ["slaney", "slaney", "htk"][turn % 3]
        norm = ["slaney", "slaney", "slaney", "none"][turn % 4]
        top_db = [80, 60, 120][turn % 3] if source == target else 80
        y = signal(source, length, n)
        if source != target:
            y = librosa.resample(y, orig_sr=source, target_sr=target, res_type="soxr_hq")
        power = librosa.feature.melspectrogram(
            y=y, sr=target, n_fft=n_fft, hop_length=hop, pad_mode=numpy_name(pad), n_mels=count,
            fmin=fmin, fmax=fmax, htk=scale == "htk", norm=None if norm == "none" else norm,
            dtype=np.float64,
        )  # fmt: skip
        db = librosa.power_to_db(power, ref=np.max, top_db=top_db)
        # Where a recording starts or ends at once, what two resamplers leave of the band between
        # 0.913 and 1 of the Nyquist frequency is cut off there and spreads: frames that see the ends
        # are not compared.
        margin = 0 if source == target else -(-(n_fft // 2 + 200) // hop)
        inner = range(margin, db.shape[1] - margin)
        stored = points(db[:, inner], n, 40, first_column=margin)
        yield [
            source, target, length, n, n_fft, hop, pad, scale, norm, count, fmin, fmax, top_db,
            db.shape[1], inner.start, inner.stop, db[:, inner].mean(), stored,
        ]  # fmt: skip


def mel_stereo():
    """Two channels as a 16-bit file holds them, averaged as librosa.load(mono=True) does."""
    yield (
        "rate_hz target_hz length seed n_fft hop pad_mode scale norm bands fmin_hz fmax_hz top_db "
        "frames from_frame to_frame mean_db band:frame:db"
    ).split()
    for n, (rate, target) in enumerate([(22050, 22050), (44100, 44100), (48000, 22050)]):
        length = int(0.9 * rate)
        y = librosa.to_mono(np.stack([signal(rate, length, n), signal(rate, length, n + 100)]))
        if rate != target:
            y = librosa.resample(y, orig_sr=rate, target_sr=target, res_type="soxr_hq")
        power = librosa.feature.melspectrogram(
            y=y, sr=target, n_fft=2048, hop_length=512, n_mels=128, fmin=200, fmax=2500,
            pad_mode="constant", dtype=np.float64,
        )  # fmt: skip
        db = librosa.power_to_db(power, ref=np.max, top_db=80)
        margin = 0 if rate == target else 3
        inner = range(margin, db.shape[1] - margin)
        yield [
            rate, target, length, n, 2048, 512, "zero", "slaney", "slaney", 128, 200, 2500, 80,
            db.shape[1], inner.start, inner.stop, db[:, inner].mean(),
            points(db[:, inner], n, 40, first_column=margin),
        ]  # fmt: skip


def decibels():
    """Small matrices whole: floors, silence, a single value."""
    yield "top_db powers decibels min_max standard".split()
    for top_db, powers in [
        (80, [1.0, 0.1, 1e-3, 1e-9, 0.0, 2.5]),
        (60, [1e-7, 1e-8, 0.0, 3e-10]),
        (80, [1e-12, 0.0, 1e-11]),
        (120, [4e5, 1e-10, 1e-5, 17.0]),
        (40, [5.0, 5.0, 5.0]),
        (80, [0.0, 0.0]),
    ]:
        db = librosa.power_to_db(np.array(powers), ref=np.max, top_db=top_db)
        spread = np.ptp(db)
        min_max = (db - db.min()) / spread if spread else np.zeros_like(db)
        standard = (db - db.mean()) / db.std() if spread else np.zeros_like(db)
        yield [top_db] + [" ".join(map(number, x)) for x in (powers, db, min_max, standard)]


def trim():
    """A signal that sounds from one sample to another and is softer outside."""
    yield "length seed from to gain_outside top_db start end".split()
    cases = itertools.product(
        [(22050, 5000, 15000), (30000, 0, 12345), (7000, 6999, 7000), (600, 100, 300)],
        [0.0, 2.0**-6, 2.0**-11],
        [60, 35, 20],
    )
    for seed, ((length, begin, end), gain, top_db) in enumerate(cases):
        y = signal(22050, length, seed)
        y[:begin] *= gain
        y[end:] *= gain
        _, (start, stop) = librosa.effects.trim(y, top_db=top_db)
        yield [length, seed, begin, end, gain, top_db, start, stop]
    for length in (1, 5000):
        _, (start, stop) = librosa.effects.trim(np.zeros(length), top_db=35)
        yield [length, 0, 0, 0, 0.0, 35, start, stop]


def stretched(y, rate):
    """librosa.effects.time_stretch with the phase vocoder of librosa 1.0, in float64."""
    frames = librosa.stft(y, n_fft=2048, hop_length=512)
    last = frames.shape[1] - 1
    phase = np.angle(frames[:, 0])
    out = []
    j = 0
    while j * rate < frames.shape[1]:
        i = int(j * rate)
        part = j * rate - i
        now, then = frames[:, i], frames[:, min(i + 1, last)]
        magnitude = np.maximum(0, (1 - part) * np.abs(now) + part * np.abs(then))
        out.append(magnitude * np.exp(1j * phase))
        phase = phase + np.angle(then) - np.angle(now)
        j += 1
    length = int(round(len(y) / rate))
    return librosa.istft(np.stack(out, axis=1), n_fft=2048, hop_length=512, length=length)


def stretch():
    yield "length seed silent_from silent_to rate stretched_length rms index:0:value".split()
    cases = [
        (n, length, silence, rate)
        for n, (length, silence, rate) in enumerate(
            itertools.product(
                [22050, 9001, 1000], [(0, 0), (3000, 8000)], [0.5, 0.8, 1.0, 1.25, 1.37, 2.2051]
            )
        )
    ]
    for seed, length, (begin, end), rate in cases:
        y = signal(22050, length, seed)
        y[begin:end] = 0
        z = stretched(y, rate)
        rms = np.sqrt(np.mean(z * z))
        yield [length, seed, begin, end, rate, len(z), rms, points(z[:, None], seed, 40)]


def pitch_shift():
    """librosa.effects.pitch_shift with the stretch above."""
    yield "rate_hz length seed semitones rms index:0:value".split()
    cases = itertools.product([(22050, 22050), (44100, 30001)], [-24, -12, -4.3, -1, 0, 2, 7, 12])
    for seed, ((sr, length), semitones) in enumerate(cases):
        y = tones(sr, length, seed)
        rate = 2.0 ** (-float(semitones) / 12)
        z = librosa.resample(
            stretched(y, rate), orig_sr=float(sr) / rate, target_sr=sr, res_type="soxr_hq"
        )
        z = librosa.util.fix_length(z, size=length)
        yield [sr, length, seed, semitones, np.sqrt(np.mean(z * z)), points(z[:, None], seed, 60)]


def istft():
    """Transforms of which no signal is the original: every value times ((7 bin + 3 frame) mod 5) / 4."""
    yield "length seed n_fft hop result_length rms index:0:value".split()
    sizes = [(512, 128), (512, 256), (512, 500), (512, 700), (1200, 300), (1025, 256), (2048, 512)]
    for seed, ((n_fft, hop), (length, to)) in enumerate(
        itertools.product(sizes, [(1, 1), (4000, 4000), (5000, 3210), (3000, 6500)])
    ):
        x = librosa.stft(signal(22050, length, seed), n_fft=n_fft, hop_length=hop)
        bins, frames = np.indices(x.shape)
        x *= (7 * bins + 3 * frames) % 5 / 4
        y = librosa.istft(x, n_fft=n_fft, hop_length=hop, length=to)
        rms = np.sqrt(np.mean(y * y))
        yield [length, seed, n_fft, hop, to, rms, points(y[:, None], seed, 60)]


def rms():
    yield "length seed n_fft hop frames 0:frame:rms".split()
    sizes = [(512, 128), (2048, 512), (1025, 400), (600, 1000)]
    cases = itertools.product(sizes, [1, 1200, 20000])
    for seed, ((n_fft, hop), length) in enumerate(cases):
        r = librosa.feature.rms(
            y=signal(22050, length, seed), frame_length=n_fft, hop_length=hop, dtype=np.float64
        )
        yield [length, seed, n_fft, hop, r.shape[1], points(r, seed, 20)]


def mfcc():
    yield (
        "rate_hz length seed n_fft hop scale norm bands fmin_hz fmax_hz top_db n_mfcc lifter "
        "coefficient:frame:value"
    ).split()
    sizes = [(512, 160), (1200, 300), (2048, 512)]
    bands = [(128, 0, 11025), (40, 20, 8000), (20, 100, 4000)]
    counts = [(20, 0), (13, 22), (20, 40), (1, 0)]
    cases = itertools.product(sizes, bands, counts)
    for seed, ((n_fft, hop), (count, fmin, fmax), (n_mfcc, lifter)) in enumerate(cases):
        scale = ["slaney", "htk"][seed % 2]
        top_db = [80, 60][seed % 2]
        norm = ["slaney", "none"][seed % 3 % 2]
        power = librosa.feature.melspectrogram(
            y=signal(22050, 9000, seed), sr=22050, n_fft=n_fft, hop_length=hop, n_mels=count,
            fmin=fmin, fmax=fmax, htk=scale == "htk", norm=None if norm == "none" else norm,
            dtype=np.float64,
        )  # fmt: skip
        m = librosa.feature.mfcc(
            S=librosa.power_to_db(power, top_db=top_db), n_mfcc=n_mfcc, lifter=lifter
        )
        yield [
            22050, 9000, seed, n_fft, hop, scale, norm, count, fmin, fmax, top_db, n_mfcc, lifter,
            points(m, seed, 40),
        ]  # fmt: skip


def decibel_conversions():
    """Small matrices whole; top_db of inf stands for None."""
    yield "reference least top_db values of_power of_amplitude to_power to_amplitude".split()
    values = [
        [1.0, 0.1, 1e-3, 1e-9, 0.0, 2.5],
        [1e-7, 1e-8, 0.0, 3e-10],
        [40.0, -20.0, 0.5, -0.25],
        [0.0, 0.0],
    ]
    limits = [(1.0, 1e-10, 80), (0.01, 1e-6, np.inf), (0.0, 1e-5, 30), (20.0, 1e-3, 0)]
    for x, (ref, amin, top_db) in itertools.product(values, limits):
        x = np.array(x)
        cut = None if top_db == np.inf else top_db
        results = [
            librosa.power_to_db(x, ref=ref, amin=amin, top_db=cut),
            librosa.amplitude_to_db(x.copy(), ref=ref, amin=amin, top_db=cut),
            librosa.db_to_power(x, ref=ref),
            librosa.db_to_amplitude(x, ref=ref),
        ]
        top = "Infinity" if cut is None else top_db
        yield [ref, amin, top] + [" ".join(map(number, v)) for v in (x, *results)]


def split():
    """A signal of which only some parts sound, the rest softer by a gain."""
    yield "length seed parts gain_outside top_db intervals".split()
    cases = itertools.product(
        [
            (30000, [(5000, 9000), (15000, 15100), (20000, 30000)]),
            (40000, [(0, 6000), (12000, 20000), (21000, 22000), (39000, 39500)]),
            (3000, [(0, 10)]),
            (500, [(100, 200)]),
        ],
        [0.0, 2.0**-6],
        [60, 30],
    )
    for seed, ((length, parts), gain, top_db) in enumerate(cases):
        y = signal(22050, length, seed) * gated(length, parts, gain)
        found = librosa.effects.split(y, top_db=top_db)
        yield [length, seed, spans(parts), gain, top_db, spans(found)]


def gated(length, parts, gain):
    gate = np.full(length, gain)
    for begin, end in parts:
        gate[begin:end] = 1
    return gate


def spans(parts):
    return ";".join(f"{a}:{b}" for a, b in parts)


def noise_reduction():
    """noisereduce.reduce_noise(stationary=True); the signal is loud in a part only."""
    yield (
        "rate_hz length seed from to noise_from noise_to n_std prop_decrease n_fft freq_hz time_ms "
        "rms index:0:value"
    ).split()
    for seed, (rate, length, loud, noise, n_std, prop, n_fft, freq, time) in enumerate([
        (22050, 40000, (12000, 30000), (0, 40000), 1.5, 1.0, 1024, 500, 50),
        (22050, 40000, (12000, 30000), (0, 10000), 1.5, 1.0, 1024, 500, 50),
        (22050, 30001, (5000, 9000), (0, 30001), 1.0, 0.8, 512, 250, 100),
        (48000, 60000, (20000, 30000), (0, 60000), 1.5, 1.0, 2048, 500, 50),
        (16000, 20000, (5000, 15000), (15000, 20000), 0.5, 0.5, 1024, 500, 50),
        (16000, 20000, (5000, 15000), (0, 20000), 1.5, 1.0, 1024, 32, 16),
        (8000, 610000, (5000, 605000), (0, 610000), 1.5, 1.0, 1024, 500, 50),
        (22050, 1100, (100, 600), (0, 1100), 1.5, 1.0, 1024, 500, 50),
    ]):  # fmt: skip
        y = signal(rate, length, seed) * gated(length, [loud], 2.0**-5)
        z = noisereduce.reduce_noise(
            y=y, sr=rate, stationary=True, y_noise=y[noise[0] : noise[1]],
            n_std_thresh_stationary=n_std, prop_decrease=prop, n_fft=n_fft,
            freq_mask_smooth_hz=freq, time_mask_smooth_ms=time,
        )  # fmt: skip
        yield [
            rate, length, seed, *loud, *noise, n_std, prop, n_fft, freq, time,
            np.sqrt(np.mean(z * z)), points(z[:, None], seed, 80),
        ]  # fmt: skip


def soxr_response():
    """Frequency response of soxr HQ; frequencies in units of the lower Nyquist frequency."""
    yield "source_hz target_hz frequency:0:db".split()
    for source, target in [(44100, 22050), (48000, 22050), (16000, 22050)]:
        h, up = impulse_response(source, target)
        # Folded to as many samples as there are frequencies, of which 200 reach that Nyquist.
        size = 400 * source * up // min(source, target)
        folded = np.zeros(-(-len(h) // size) * size)
        folded[: len(h)] = h
        gain = np.abs(np.fft.fft(folded.reshape(-1, size).sum(axis=0))[:601]) / up
        cells = [f"{k}:0:{20 * np.log10(g):.3f}" for k, g in enumerate(gain)]
        yield [source, target, ";".join(cells)]


def impulse_response(source, target):
    """A resampler's filter at its inner rate, gathered from impulses at every phase."""
    divisor = np.gcd(source, target)
    up, down = target // divisor, source // divisor
    half = 1500  # input samples
    step = down * (2 * half // down + 1) + 1
    x = np.zeros(step * (down + 1))
    x[step // 2 + step * np.arange(down)] = 1
    y = soxr.resample(x, source, target, quality="soxr_hq")
    h = np.zeros(2 * half * up)
    for impulse in range(step // 2, step // 2 + step * down, step):
        first, last = ((impulse + side * half) * up // down for side in (-1, 1))
        for m in range(first + 1, last):
            h[m * down - impulse * up + half * up] = y[m]
    return h, up


FIXTURES = [
    mel_filters, stft, mel_decibels, mel_stereo, decibels, trim, stretch, pitch_shift,
    istft, rms, mfcc, decibel_conversions, split, noise_reduction, soxr_response,
]


if __name__ == "__main__":
    main(FIXTURES)
