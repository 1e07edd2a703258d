"""Writes small Keras models, as the prototype saved its own, and what Keras computes with them.

    python -m venv .venv && .venv/bin/pip install -r tools/keras-requirements.txt
    .venv/bin/python tools/keras_fixtures.py            # writes the fixtures
    .venv/bin/python tools/keras_fixtures.py --check    # asks Keras about the committed ones

The files are written by Keras 2 (tf-keras) and Keras 3. KerasImportTest reads them and has to
give the outputs in answers.csv for an input that both sides compute from a formula.
"""

import os
import pathlib
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tf_keras

ROOT = pathlib.Path(__file__).parents[1]
TARGET = ROOT / "vocal-patterns-core/src/test/resources/io/github/vocalpatterns/interchange"
ANSWERS = TARGET / "answers.csv"
BANDS, FRAMES = 16, 22
STEPS = 3  # what three strides of 2 leave of the frames


def values(seed, scale, *shape):
    """Floats spread evenly over [-scale, scale): murmur3's finaliser of each index."""
    mask = 0xFFFFFFFF
    x = (np.arange(np.prod(shape), dtype=np.uint64) + seed * 1000003) & mask
    x = ((x ^ (x >> 16)) * 0x85EBCA6B) & mask
    x = ((x ^ (x >> 13)) * 0xC2B2AE35) & mask
    x ^= x >> 16
    unit = (x >> 8).astype(np.float64) / 2**23 - 1
    return (unit * scale).astype(np.float32).reshape(shape)


def front(k, activation_layers):
    """Four convolutions, each with its ReLU and batch normalisation."""
    for filters, kernel, strides in ((2, 5, 2), (3, 2, 2), (4, 3, 2), (5, 3, 1)):
        activation = None if activation_layers else "relu"
        yield k.layers.Conv2D(filters, kernel, strides, padding="same", activation=activation)
        if activation_layers:
            yield k.layers.ReLU() if filters == 2 else k.layers.Activation("relu")
        yield k.layers.BatchNormalization()


def back(k):
    yield k.layers.Bidirectional(k.layers.LSTM(3, return_sequences=True, dropout=0.25))
    yield k.layers.Bidirectional(k.layers.LSTM(3))
    yield k.layers.Dense(4, activation="relu")
    yield k.layers.Dropout(0.5)
    yield k.layers.Dense(3, activation="softmax")


def prototype(k):
    """The prototype's network, narrower: its plain reshape mixes bands and frames."""
    reshape = k.layers.Reshape((STEPS, -1))
    return k.Sequential([k.Input((BANDS, FRAMES, 1)), *front(k, False), reshape, *back(k)])


def time_major(k):
    middle = [k.layers.Permute((2, 1, 3)), k.layers.Reshape((STEPS, -1))]
    return k.Sequential([k.Input((BANDS, FRAMES, 1)), *front(k, True), *middle, *back(k)])


def functional(k):
    start = k.Input((BANDS, FRAMES, 1))
    x = start
    for layer in [*front(k, False), k.layers.Reshape((STEPS, -1)), *back(k)]:
        x = layer(x)
    return k.Model(start, x)


# The library, the architecture, and whether the optimizer left its state beside the weights.
CASES = {
    "keras2-prototype.h5": (tf_keras, prototype, True),
    "keras3-prototype.h5": (keras, prototype, False),
    "keras3-functional.h5": (keras, functional, False),
    "keras2-time-major.keras": (tf_keras, time_major, False),
    "keras3-time-major.keras": (keras, time_major, True),
}


def build(seed, library, architecture, trained):
    model = architecture(library)
    if trained:
        model.compile("adam", "categorical_crossentropy")
        model.train_on_batch(values(2, 1, 2, BANDS, FRAMES, 1), np.eye(3, dtype=np.float32)[:2])
    weights = []
    for i, old in enumerate(model.get_weights()):
        new = values(100 * seed + i, 0.5, *old.shape)
        weights.append(np.abs(new) + 0.5 if "variance" in model.weights[i].name else new)
    model.set_weights(weights)
    return model


def answer(model):
    x = values(1, 1, 1, BANDS, FRAMES, 1)
    return np.asarray(model(x, training=False)).ravel()


def main():
    if sys.argv[1:] == ["--check"]:
        committed = dict(
            line.split(",", 1) for line in ANSWERS.read_text().splitlines() if line[0] != "#"
        )
        for name, (library, *_) in CASES.items():
            ours = answer(library.models.load_model(TARGET / name, compile=False))
            theirs = np.array(committed[name].split(","), dtype=np.float64)
            if not np.allclose(ours, theirs, rtol=1e-5, atol=1e-6):
                sys.exit(f"{name} is not what Keras computes: {ours} or {theirs}")
        print(f"{ANSWERS.name}: {len(CASES)} models answer as committed")
        return
    TARGET.mkdir(parents=True, exist_ok=True)
    with ANSWERS.open("w", newline="\n") as out:
        out.write(f"# Keras {keras.__version__}, tf-keras {tf_keras.__version__}, float32,\n")
        out.write("# written by tools/keras_fixtures.py: model, then its outputs\n")
        for seed, (name, case) in enumerate(CASES.items(), 1):
            model = build(seed, *case)
            model.save(TARGET / name)
            out.write(",".join([name, *(repr(float(v)) for v in answer(model))]) + "\n")


if __name__ == "__main__":
    main()
