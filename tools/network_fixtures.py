"""Writes what Keras computes for networks that KerasGoldenTest builds again.

    python -m venv .venv && .venv/bin/pip install -r tools/network-requirements.txt
    .venv/bin/python tools/network_fixtures.py            # writes the fixture
    .venv/bin/python tools/network_fixtures.py --check    # compares with the committed one

Inputs and weights come from a formula that both sides evaluate, so the fixture holds answers only.
"""

import os
import pathlib
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import keras
import numpy as np
import tensorflow as tf
from keras import layers

ROOT = pathlib.Path(__file__).parents[1]
TARGET = ROOT / "vocal-patterns-core/src/test/resources/io/github/vocalpatterns/network/keras.csv"


def values(seed, scale, *shape):
    """Floats spread evenly over [-scale, scale): murmur3's finaliser of each index."""
    mask = 0xFFFFFFFF
    x = (np.arange(np.prod(shape), dtype=np.uint64) + seed * 1000003) & mask
    x = ((x ^ (x >> 16)) * 0x85EBCA6B) & mask
    x = ((x ^ (x >> 13)) * 0xC2B2AE35) & mask
    x ^= x >> 16
    unit = (x >> 8).astype(np.float64) / 2**23 - 1
    return (unit * scale).astype(np.float32).reshape(shape)


def conv(seed, scale, kernel_bands, kernel_frames, inputs, outputs):
    return [
        values(seed, scale, kernel_bands, kernel_frames, inputs, outputs),
        values(seed + 1, 0.25, outputs),
    ]


def norm(seed, channels):
    """gamma, beta, mean, variance."""
    return [
        1 + values(seed, 0.5, channels),
        values(seed + 1, 0.5, channels),
        values(seed + 2, 0.5, channels),
        1 + values(seed + 3, 0.5, channels),
    ]


def lstm(seed, scale, inputs, units):
    return [
        values(seed, scale, inputs, 4 * units),
        values(seed + 1, 0.25, units, 4 * units),
        values(seed + 2, 0.25, 4 * units),
    ]


def bilstm(seed, scale, inputs, units):
    return lstm(seed, scale, inputs, units) + lstm(seed + 3, scale, inputs, units)


def dense(seed, scale, inputs, outputs):
    return [values(seed, scale, inputs, outputs), values(seed + 1, 0.25, outputs)]


def answer(shape, *chain):
    """What a chain of (layer, weights) makes of the input of this shape."""
    x = tf.constant(values(1, 1, 1, *shape))
    for layer, weights in chain:
        layer.build(x.shape)
        if weights:
            layer.set_weights(weights)
        x = layer(x, training=False)
    return x.numpy().ravel()


def conv2d(filters, kernel, strides, activation="relu"):
    return layers.Conv2D(filters, kernel, strides, padding="same", activation=activation)


def batch_norm():
    return layers.BatchNormalization(epsilon=1e-3)


def bidirectional(units, sequences):
    return layers.Bidirectional(layers.LSTM(units, return_sequences=sequences))


def prototype(to_sequence):
    """The network of the Python prototype; to_sequence makes 38 steps of 1024 features."""
    return answer(
        (128, 302, 1),
        (conv2d(8, 5, 2), conv(10, 0.5, 5, 5, 1, 8)),
        (batch_norm(), norm(12, 8)),
        (conv2d(16, 2, 2), conv(20, 0.25, 2, 2, 8, 16)),
        (batch_norm(), norm(22, 16)),
        (conv2d(32, 3, 2), conv(30, 0.125, 3, 3, 16, 32)),
        (batch_norm(), norm(32, 32)),
        (conv2d(64, 3, 1), conv(40, 0.125, 3, 3, 32, 64)),
        (batch_norm(), norm(42, 64)),
        *((layer, None) for layer in to_sequence),
        (bidirectional(64, True), bilstm(50, 0.03125, 1024, 64)),
        (bidirectional(64, False), bilstm(60, 0.125, 128, 64)),
        (layers.Dense(64, activation="relu"), dense(70, 0.25, 128, 64)),
        (layers.Dense(3, activation="softmax"), dense(72, 0.25, 64, 3)),
    )


CASES = {
    "conv-odd-strides": lambda: answer(
        (7, 11, 3), (conv2d(4, (3, 2), (2, 3)), conv(10, 0.5, 3, 2, 3, 4))
    ),
    "conv-even-kernel": lambda: answer(
        (5, 4, 2), (conv2d(3, (2, 4), (1, 1), "linear"), conv(10, 0.5, 2, 4, 2, 3))
    ),
    "conv-stride-beyond-kernel": lambda: answer(
        (6, 9, 1), (conv2d(2, (1, 2), (4, 5), "linear"), conv(10, 0.5, 1, 2, 1, 2))
    ),
    "conv-norm-conv": lambda: answer(
        (6, 5, 1),
        (conv2d(3, 3, 1), conv(10, 0.5, 3, 3, 1, 3)),
        (batch_norm(), norm(12, 3)),
        (conv2d(2, 3, 2), conv(20, 0.5, 3, 3, 3, 2)),
    ),
    "bilstm-sequence": lambda: answer((5, 3), (bidirectional(2, True), bilstm(50, 2, 3, 2))),
    "bilstm-last": lambda: answer((5, 3), (bidirectional(2, False), bilstm(50, 2, 3, 2))),
    "prototype-plain-reshape": lambda: prototype([layers.Reshape((38, -1))]),
    "prototype-time-major": lambda: prototype(
        [layers.Permute((2, 1, 3)), layers.Reshape((38, -1))]
    ),
}


def lines():
    yield f"# Keras {keras.__version__} on TensorFlow {tf.__version__}, float32,"
    yield "# written by tools/network_fixtures.py: case, then its outputs"
    for name, case in CASES.items():
        yield ",".join([name] + [repr(float(v)) for v in case()])


def differs(ours, theirs):
    """Processors differ in the last digits; anything else is a change."""
    if ours.startswith("#"):
        return ours != theirs
    ours, theirs = ours.split(","), theirs.split(",")
    return ours[0] != theirs[0] or not np.allclose(
        [float(v) for v in ours[1:]], [float(v) for v in theirs[1:]], rtol=1e-5, atol=1e-6
    )


def main():
    keras.utils.set_random_seed(0)
    text = list(lines())
    if sys.argv[1:] == ["--check"]:
        committed = TARGET.read_text().splitlines()
        wrong = [a for a, b in zip(text, committed) if differs(a, b)]
        if wrong or len(text) != len(committed):
            sys.exit(f"{TARGET.name} is not what Keras computes: {[w.split(',')[0] for w in wrong]}")
        print(f"{TARGET.name}: {len(text)} lines as committed")
        return
    with TARGET.open("w", newline="\n") as out:
        out.writelines(line + "\n" for line in text)


if __name__ == "__main__":
    main()
