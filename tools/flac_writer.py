"""A FLAC encoder that chooses at random among all that RFC 9639 allows, where real ones choose what is small.

Decoders meet its rarer choices seldom: escaped partitions, unused bits, 33-bit differences, predictors
of order 32, explicit block sizes and rates, numbers of seven bytes.
"""

import hashlib

FIXED = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]]
SIZE_CODES = {192: 1, 576: 2, 1152: 3, 256: 8, 512: 9, 1024: 10}
RATE_CODES = {8000: 4, 16000: 5, 22050: 6, 24000: 7, 32000: 8, 44100: 9, 48000: 10, 96000: 11}
BITS_CODES = {8: 1, 12: 2, 16: 4, 20: 5, 24: 6, 32: 7}


class Bits:
    def __init__(self):
        self.text = []

    def put(self, value, count):
        if count:
            self.text.append(format(value & ((1 << count) - 1), f"0{count}b"))

    def unary(self, zeros):
        self.text.append("0" * zeros + "1")

    def bytes(self):
        text = "".join(self.text)
        text += "0" * (-len(text) % 8)
        return int(text, 2).to_bytes(len(text) // 8, "big") if text else b""


def crc(data, polynomial, bits):
    value = 0
    for byte in data:
        value ^= byte << (bits - 8)
        for _ in range(8):
            value = (value << 1) ^ (polynomial if value >> (bits - 1) else 0)
    return value


def number(value):
    """In the manner of UTF-8, up to 36 bits in seven bytes."""
    if value < 0x80:
        return bytes([value])
    rest = []
    limit = 6
    while value >= 1 << limit:
        rest.insert(0, 0x80 | value & 63)
        value >>= 6
        limit -= 1
    return bytes([0xFF << (limit + 1) & 0xFF | value] + rest)


def residual(out, values, size, order, rng):
    method = int(rng.integers(2))
    orders = [p for p in range(5) if size % (1 << p) == 0 and size >> p >= order]
    partition_order = int(rng.choice(orders))
    out.put(method, 2)
    out.put(partition_order, 4)
    width = 4 + method
    at = 0
    for partition in range(1 << partition_order):
        part = values[at : (size >> partition_order) * (partition + 1) - order]
        at += len(part)
        folded = [2 * v if v >= 0 else -2 * v - 1 for v in part]
        mean = sum(folded) // max(1, len(folded))
        parameter = mean.bit_length()
        need = max((v.bit_length() + 1 if v >= 0 else (-v - 1).bit_length() + 1 for v in part), default=0)
        need = 0 if not any(part) else need
        if need < 32 and (parameter >= (1 << width) - 1 or rng.random() < 0.15):
            out.put((1 << width) - 1, width)
            out.put(need, 5)
            for v in part:
                out.put(v, need)
            continue
        parameter = min(parameter, (1 << width) - 2)
        out.put(parameter, width)
        for v in folded:
            out.unary(v >> parameter)
            out.put(v, parameter)


def predicted(samples, coefficients, shift):
    order = len(coefficients)
    return [
        samples[i] - (sum(c * samples[i - 1 - j] for j, c in enumerate(coefficients)) >> shift)
        for i in range(order, len(samples))
    ]


def subframe(out, samples, bits, rng):
    wasted = 0
    if any(samples):
        while all(s % (2 << wasted) == 0 for s in samples):
            wasted += 1
    wasted = min(wasted, bits - 1)
    samples = [s >> wasted for s in samples]
    bits -= wasted
    size = len(samples)
    kinds = ["verbatim"] + ["fixed"] * 4 + ["linear"] * 4
    kind = "constant" if len(set(samples)) == 1 else rng.choice(kinds)
    order = int(rng.integers(0, min(4, size) + 1)) if kind == "fixed" else 0
    shift = 0
    if kind == "linear":
        order = int(rng.choice([1, 2, 3, 8, 32]))
        shift = int(rng.integers(0, 12))
        base = FIXED[min(order, 2)]
        coefficients = [c << shift for c in base] + [int(rng.integers(-1, 2)) for _ in range(order - len(base))]
        if order > size or max(map(abs, predicted(samples, coefficients, shift)), default=0) >= 2**30:
            kind, order = "verbatim", 0
    elif kind == "fixed":
        coefficients = FIXED[order]
        if max(map(abs, predicted(samples, coefficients, 0)), default=0) >= 2**30:
            kind, order = "verbatim", 0
    code = {"constant": 0, "verbatim": 1, "fixed": 8 + order, "linear": 31 + order}[kind]
    out.put(code << 1 | (wasted > 0), 8)
    if wasted:
        out.unary(wasted - 1)
    if kind == "constant":
        out.put(samples[0], bits)
    elif kind == "verbatim":
        for s in samples:
            out.put(s, bits)
    else:
        for s in samples[:order]:
            out.put(s, bits)
        if kind == "linear":
            precision = max((c if c >= 0 else -c - 1).bit_length() + 1 for c in coefficients)
            out.put(precision - 1, 4)
            out.put(shift, 5)
            for c in coefficients:
                out.put(c, precision)
        residual(out, predicted(samples, coefficients, shift), size, order, rng)


def frame(channels, rate, bits, index, variable, rng):
    size = len(channels[0])
    header = Bits()
    header.put(0x3FFE << 2 | variable, 16)
    size_code = SIZE_CODES.get(size, 6 if size <= 256 else 7)
    choices = [0] + [code for r, code in RATE_CODES.items() if r == rate]
    choices += [12] if rate % 1000 == 0 and rate < 256000 else []
    choices += [13] if rate < 65536 else []
    choices += [14] if rate % 10 == 0 else []
    rate_code = int(rng.choice(choices))
    header.put(size_code << 4 | rate_code, 8)
    assignment = int(rng.choice([1, 8, 9, 10])) if len(channels) == 2 else len(channels) - 1
    bits_code = int(rng.choice([0, BITS_CODES.get(bits, 0)]))
    header.put(assignment << 4 | bits_code << 1, 8)
    data = header.bytes() + number(index)
    if size_code in (6, 7):
        data += (size - 1).to_bytes(size_code - 5, "big")
    if rate_code in (12, 13, 14):
        field = {12: rate // 1000, 13: rate, 14: rate // 10}[rate_code]
        data += field.to_bytes(1 if rate_code == 12 else 2, "big")
    data += bytes([crc(data, 0x107, 8)])
    if assignment >= 8:
        left, right = channels
        side = [a - b for a, b in zip(left, right)]
        mid = [(a + b) >> 1 for a, b in zip(left, right)]
        channels = {8: (left, side), 9: (side, right), 10: (mid, side)}[assignment]
    wide = {8: 1, 9: 0, 10: 1}.get(assignment)
    body = Bits()
    for i, samples in enumerate(channels):
        subframe(body, samples, bits + (i == wide), rng)
    data += body.bytes()
    return data + crc(data, 0x18005, 16).to_bytes(2, "big")


def stream(channels, rate, bits, blocks, rng, known=True, first=0):
    """The file for lists of integers; ``blocks`` are the sizes of the frames; frames count from ``first``."""
    total = len(channels[0])
    width = (bits + 7) // 8
    md5 = hashlib.md5()
    for i in range(total):
        for samples in channels:
            md5.update(samples[i].to_bytes(width, "little", signed=True))
    variable = int(len(set(blocks[:-1])) > 1)
    data = b""
    at = 0
    for k, size in enumerate(blocks):
        part = [samples[at : at + size] for samples in channels]
        data += frame(part, rate, bits, first + (at if variable else k), variable, rng)
        at += size
    info = Bits()
    for value, count in [
        (min(blocks), 16), (max(blocks), 16), (0, 24), (0, 24),
        (rate, 20), (len(channels) - 1, 3), (bits - 1, 5), (total if known else 0, 36),
    ]:
        info.put(value, count)
    body = info.bytes() + (md5.digest() if known else bytes(16))
    padding = b"\x81\x00\x00\x05" + bytes(5)
    return b"fLaC\x00\x00\x00\x22" + body + padding + data
