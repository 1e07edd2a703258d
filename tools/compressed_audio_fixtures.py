"""Writes the compressed recordings that CompressedAudioGoldenTest reads, and what others read from them.

    python -m venv .venv && .venv/bin/pip install -r tools/requirements.txt
    .venv/bin/python tools/compressed_audio_fixtures.py [--check]

Each recording NAME comes with NAME.f32: its channels averaged, every STRIDE-th sample as a
little-endian 32-bit float. The samples are those of libsndfile (libFLAC, libvorbis, libopus), for
MP3 those of FFmpeg, and for FLAC that no encoder writes those that flac_writer.py wrote.
expected.csv lists sample rates, lengths, strides and the least signal-to-noise ratio of the test.

Encoders do not give the same bytes on every machine, so --check compares sound: the committed
recordings must still be decoded to the committed samples, and new ones must sound the same.
"""

import sys
import tempfile
from pathlib import Path

import av
import flac_writer
import numpy as np
import soundfile as sf

FOLDER = Path(__file__).parent.parent / "vocal-patterns-audio/src/test/resources/compressed-audio"

# Decibels that the Java decoders must reach.
EXACT = float("inf")
MP3_DB = 100
VORBIS_DB = 110
OPUS_DB = 50


def voice(seconds, rate, channels, rng):
    """A tone with harmonics and vibrato that glides over an octave, a little different in each channel."""
    t = np.arange(int(seconds * rate)) / rate
    columns = []
    for c in range(channels):
        hertz = 220 * 2 ** (t / seconds + 0.02 * np.sin(2 * np.pi * 5.5 * t + c))
        phase = 2 * np.pi * np.cumsum(hertz) / rate
        tone = sum(np.sin(k * phase + 0.7 * k * c) / k**1.3 for k in range(1, 12))
        columns.append(0.25 * tone + rng.normal(0, 0.004, len(t)))
    return np.stack(columns, axis=1)


def encode(file_format, subtype, seconds, rate, channels, **options):
    def make(path, rng):
        sf.write(path, voice(seconds, rate, channels, rng), rate, subtype, format=file_format, **options)

    return make


def flac(rate, channels, bits, blocks, low_zeros=0, before=b"", after=b"", **options):
    """All of FLAC, by flac_writer.py; returns the samples, which no other decoder is needed for."""

    def make(path, rng):
        full = 1 << (bits - 1)
        samples = voice((sum(blocks) + 0.5) / rate, rate, channels, rng)[: sum(blocks)]
        integers = np.clip(np.rint(samples * full), -full, full - 1).astype(np.int64)
        integers[0] = full - 1
        integers[-1] = -full
        integers[-200:-100] = 0
        integers = integers >> low_zeros << low_zeros
        columns = [[int(v) for v in column] for column in integers.T]
        data = flac_writer.stream(columns, rate, bits, blocks, rng, **options)
        path.write_bytes(before + data + after)
        return (integers / full).mean(axis=1), rate

    return make


KBPS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]


def mp3_frames(data):
    """The frames of an MPEG-1 Layer III file without tags around them."""
    frames = []
    at = 0
    while at < len(data):
        rate = [44100, 48000, 32000][data[at + 2] >> 2 & 3]
        length = 144000 * KBPS[data[at + 2] >> 4] // rate + (data[at + 2] >> 1 & 1)
        frames.append(bytearray(data[at : at + length]))
        at += length
    return frames


def intensity_stereo(seconds, rate):
    """No encoder at hand writes it; set its bit in every frame, and decoders read it all the same."""

    def make(path, rng):
        encode("MP3", "MPEG_LAYER_III", seconds, rate, 2, bitrate_mode="CONSTANT")(path, rng)
        frames = mp3_frames(path.read_bytes())
        for frame in frames[1:]:
            frame[3] = frame[3] & 0x0F | 0x50
        path.write_bytes(b"".join(frames))

    return make


def without_lame_tag(seconds, rate):
    """The frame with LAME's tag left out, and ID3 tags around the rest."""

    def make(path, rng):
        encode("MP3", "MPEG_LAYER_III", seconds, rate, 1, bitrate_mode="CONSTANT")(path, rng)
        frames = mp3_frames(path.read_bytes())
        id3v2 = b"ID3\x04\x00\x00\x00\x00\x01\x00" + bytes(128)
        id3v1 = b"TAG" + b"a title".ljust(125, b"\0")
        path.write_bytes(id3v2 + b"".join(frames[1:]) + id3v1)

    return make


# name: (how to make it, stride, decibels)
CASES = {
    "libsndfile-s8.flac": (encode("FLAC", "PCM_S8", 0.2, 8000, 1), 1, EXACT),
    "libsndfile-s16-stereo.flac": (encode("FLAC", "PCM_16", 0.15, 44100, 2), 7, EXACT),
    "libsndfile-s24.flac": (encode("FLAC", "PCM_24", 0.15, 22050, 1, compression_level=1.0), 7, EXACT),
    "writer-s4-three-channels.flac": (flac(11025, 3, 4, [300, 300, 300, 17]), 1, EXACT),
    "writer-s12.flac": (flac(16000, 2, 12, [576, 576, 100]), 1, EXACT),
    "writer-s16-eight-channels.flac": (flac(48000, 8, 16, [256, 256, 16]), 1, EXACT),
    "writer-s16-unknown-length-id3.flac": (
        flac(24000, 2, 16, [192, 576, 1, 300], known=False, first=2**31,
             before=b"ID3\x03\x00\x00\x00\x00\x00\x10" + bytes(16), after=b"TAG" + bytes(125)),
        1, EXACT,
    ),
    "writer-s20-unused-bits.flac": (flac(39000, 2, 20, [512, 512, 512], low_zeros=5), 1, EXACT),
    "writer-s32.flac": (flac(96000, 2, 32, [576, 1024, 700]), 1, EXACT),
    "mpeg1-44100-stereo-vbr.mp3": (
        encode("MP3", "MPEG_LAYER_III", 0.5, 44100, 2, bitrate_mode="VARIABLE"), 13, MP3_DB),
    "mpeg1-32000-mono-cbr.mp3": (
        encode("MP3", "MPEG_LAYER_III", 0.4, 32000, 1, bitrate_mode="CONSTANT"), 13, MP3_DB),
    "mpeg1-48000-intensity-stereo.mp3": (intensity_stereo(0.4, 48000), 13, MP3_DB),
    "mpeg1-44100-without-lame-tag.mp3": (without_lame_tag(0.4, 44100), 13, MP3_DB),
    "mpeg2-24000-stereo-vbr.mp3": (
        encode("MP3", "MPEG_LAYER_III", 0.5, 24000, 2, bitrate_mode="VARIABLE"), 7, MP3_DB),
    "mpeg2-22050-mono-cbr.mp3": (
        encode("MP3", "MPEG_LAYER_III", 0.4, 22050, 1, bitrate_mode="CONSTANT"), 7, MP3_DB),
    "mpeg2.5-8000-mono-vbr.mp3": (
        encode("MP3", "MPEG_LAYER_III", 0.6, 8000, 1, bitrate_mode="VARIABLE"), 3, MP3_DB),
    "vorbis-8000-mono.ogg": (encode("OGG", "VORBIS", 0.6, 8000, 1, compression_level=0.9), 3, VORBIS_DB),
    "vorbis-44100-stereo.ogg": (encode("OGG", "VORBIS", 0.5, 44100, 2, compression_level=0.3), 13, VORBIS_DB),
    "vorbis-44100-six-channels.ogg": (
        encode("OGG", "VORBIS", 0.4, 44100, 6, compression_level=0.9), 13, VORBIS_DB),
    "opus-mono.opus": (encode("OGG", "OPUS", 0.5, 48000, 1, compression_level=0.95), 13, OPUS_DB),
    "opus-stereo.opus": (encode("OGG", "OPUS", 0.4, 48000, 2, compression_level=0.5), 13, OPUS_DB),
}


def decode(path):
    if path.suffix != ".mp3":
        channels, rate = sf.read(path, dtype="float64", always_2d=True)
        return channels.mean(axis=1), rate
    with av.open(str(path)) as container:
        frames = list(container.decode(audio=0))
    planes = [np.atleast_2d(frame.to_ndarray()).astype(np.float64) for frame in frames]
    return np.concatenate(planes, axis=1).mean(axis=0), frames[0].sample_rate


def make(name, folder):
    """Makes the recording; returns the samples that are expected of it, and their rate."""
    rng = np.random.default_rng(20260101)
    path = folder / name
    return CASES[name][0](path, rng) or decode(path)


def snr_db(expected, actual):
    noise = np.sum((expected - actual) ** 2)
    return EXACT if noise == 0 else 10 * np.log10(np.sum(expected**2) / noise)


def row(name, samples, rate):
    _, stride, least_db = CASES[name]
    return f"{name},{rate},{len(samples)},{stride},{'' if least_db == EXACT else least_db}"


def sparse(name, samples):
    return samples[:: CASES[name][1]].astype("<f4")


def write():
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = ["file,sampleRateHz,samples,stride,leastSnrDb"]
    for name in CASES:
        samples, rate = make(name, FOLDER)
        (FOLDER / (name + ".f32")).write_bytes(sparse(name, samples).tobytes())
        rows.append(row(name, samples, rate))
    (FOLDER / "expected.csv").write_text("\n".join(rows) + "\n")


def check():
    rows = (FOLDER / "expected.csv").read_text().splitlines()[1:]
    if len(rows) != len(CASES):
        sys.exit(f"expected.csv has {len(rows)} recordings, {len(CASES)} are due")
    with tempfile.TemporaryDirectory() as temporary:
        for name, committed_row in zip(CASES, rows):
            made, rate = make(name, Path(temporary))
            committed = np.fromfile(FOLDER / (name + ".f32"), "<f4").astype(np.float64)
            exact = CASES[name][2] == EXACT
            if row(name, made, rate) != committed_row:
                sys.exit(f"{name}: {row(name, made, rate)} is not {committed_row}")
            if snr_db(committed, sparse(name, made)) < (EXACT if exact else 40):
                sys.exit(f"{name}: encoded anew, it sounds different")
            by_hand = name.startswith("writer-")
            now = made if by_hand else decode(FOLDER / name)[0]
            if by_hand and (FOLDER / name).read_bytes() != (Path(temporary) / name).read_bytes():
                sys.exit(f"{name}: flac_writer.py writes other bytes")
            if snr_db(committed, sparse(name, now)) < (EXACT if exact else 110):
                sys.exit(f"{name}: what is committed is not what others read")


if __name__ == "__main__":
    check() if "--check" in sys.argv else write()
