"""Decodes .itg files, written from docs/itg-format.md: python3 itg.py MODEL FILE... prints the SHA-256 of the samples."""

import hashlib
import struct
import sys
import zlib

import numpy as np

SIDE, BANDS, FEATURES, CLASSES, BINS, GROUP = 16, 256, 22, 44, 15, 32
POWERS = [1024, 1069, 1117, 1166, 1218, 1272, 1328, 1387, 1448, 1512, 1579, 1649, 1722, 1798, 1878, 1961]
ORDER = [(v, d - v) for d in range(31) for v in range(max(0, d - 15), min(d, 15) + 1)]


class Model:
    def __init__(self, data):
        magic, version, tables, self.shift, _ = struct.unpack(">4sBBBB", data[:8])
        assert magic == b"ITGM" and version == 1
        self.name = hashlib.sha256(data).digest()[:8]
        at = 8

        def take(kind, *shape):
            nonlocal at
            values = np.frombuffer(data, kind, int(np.prod(shape)), at).astype(np.int64).reshape(shape)
            at += values.size * np.dtype(kind).itemsize
            return values

        self.block = take(">i2", 16, 16)
        self.boundary = take(">i2", 16, 16)
        self.colour = take(">i2", 3, 3)
        self.prediction = take(">i2", 3, 4).tolist()
        self.gains = take(">i2", 3, BANDS)
        self.tables = take("u1", 3, BANDS)
        self.weights = take(">i2", 3, BANDS, FEATURES)
        self.zero = take(">u2", tables * CLASSES, BINS)
        self.corrections = take("i1", tables * CLASSES, 2).tolist()
        assert at == len(data)


class Range:
    def __init__(self, data):
        self.data, self.at, self.range, self.code = data, 0, (1 << 48) - 1, 0
        for _ in range(6):
            self.code = self.code << 8 | self.next()

    def next(self):
        self.at += 1
        return self.data[self.at - 1] if self.at <= len(self.data) else 0

    def bit(self, zero):
        bound = (self.range >> 16) * zero
        if self.code < bound:
            self.range, bit = bound, 0
        else:
            self.code, self.range, bit = self.code - bound, self.range - bound, 1
        while self.range < 1 << 40:
            self.range <<= 8
            self.code = self.code << 8 | self.next()
        return bit

    def raw(self, bits):
        value = 0
        for _ in range(bits):
            value = value << 1 | self.bit(1 << 15)
        return value


class Group:
    """The values and magnitudes of a group, with a border of two zeros before and one behind, in both directions."""

    def __init__(self, model, planes, steps, row, column, rows, columns):
        self.model, self.planes, self.steps = model, planes, steps
        self.row, self.column, self.rows, self.columns = row, column, rows, columns
        self.values = np.zeros((3, BANDS, rows + 3, columns + 3), np.int64)
        self.magnitudes = np.zeros((3, BANDS, rows + 3, columns + 3), np.int64)
        self.none = np.zeros((rows + 3, columns + 3), np.int64)
        self.zero = model.zero.tolist()

    def read(self, data, low):
        channels = len(self.planes)
        coder = Range(data)
        places = [5] * channels if low else [coder.raw(8) for _ in range(channels)]
        places = [BANDS if count == 255 else count for count in places]
        for channel in range(channels):
            for v, h in ORDER[: places[channel]]:
                if (v < 2 and h < 2) == low:
                    self.band(coder, channel, v, h)

    def plane(self, channel, v, h):
        if not (0 <= channel < 3 and 0 <= v < SIDE and 0 <= h < SIDE):
            return self.none
        return self.magnitudes[channel, v * SIDE + h]

    def known(self, c, v, h):
        """The sum of the features that do not change within the band, for each block."""
        w = self.model.weights[c, v * SIDE + h]

        def around(m):
            return m[2:-1, 1:-2] + m[2:-1, 3:] + m[1:-2, 2:-1] + m[3:, 2:-1]

        def centre(m):
            return m[2:-1, 2:-1]

        up, left = self.plane(c, v - 1, h), self.plane(c, v, h - 1)
        luma, other = (0 if c else -1), (1 if c == 2 else -1)
        y, o = self.plane(luma, v, h), self.plane(other, v, h)
        total = w[6] * centre(up) + w[7] * around(up) + w[8] * centre(left) + w[9] * around(left)
        total = total + w[10] * centre(self.plane(c, v - 1, h - 1)) + w[11] * centre(self.plane(c, v - 2, h))
        total = total + w[12] * centre(self.plane(c, v, h - 2)) + w[13] * centre(self.plane(c, v - 1, h + 1))
        total = total + w[14] * centre(y) + w[15] * around(y)
        total = total + w[16] * (centre(self.plane(luma, v, h + 1)) + centre(self.plane(luma, v + 1, h)))
        total = total + w[17] * centre(o) + w[18] * around(o) + w[21]
        if v + h > 1 and not (v < 2 and h < 2):
            recent = self.none
            for a, b in ORDER:
                if 0 < a + b and max(0, v + h - 4) < a + b < v + h:
                    recent = recent + self.plane(c, a, b)
            total = total + w[19] * centre(recent) + w[20] * around(recent)
        return total.tolist()

    def band(self, coder, c, v, h):
        band = v * SIDE + h
        w = self.model.weights[c, band, :6].tolist()
        known = self.known(c, v, h)
        table = int(self.model.tables[c, band]) * CLASSES
        step = int(self.steps[c, band])
        m = [[0] * (self.columns + 3) for _ in range(self.rows + 3)]
        values = [[0] * (self.columns + 3) for _ in range(self.rows + 3)]
        p = self.model.prediction[c]
        for y in range(2, self.rows + 2):
            for x in range(2, self.columns + 2):
                total = known[y - 2][x - 2] + w[0] * m[y][x - 1] + w[1] * m[y - 1][x] + w[2] * m[y - 1][x - 1]
                total += w[3] * m[y - 1][x + 1] + w[4] * m[y][x - 2] + w[5] * m[y - 2][x]
                cell = table + class_of(total)
                predicted = 0
                if band == 0:
                    predicted = p[0] * values[y][x - 1] + p[1] * values[y - 1][x]
                    predicted += p[2] * values[y - 1][x - 1] + p[3] * values[y - 1][x + 1]
                    predicted = predicted + 128 >> 8
                symbol = self.magnitude(coder, cell)
                if symbol and coder.raw(1):
                    symbol = -symbol
                if symbol == 0 and predicted == 0:
                    continue
                value = (symbol + predicted + 32768) % 65536 - 32768
                values[y][x] = value
                m[y][x] = min(abs(value - predicted), 63)
                if value:
                    size = abs(value) * 128 - (self.model.corrections[cell][abs(value) > 1] if band else 0)
                    size = min(1 << 19, size * step + 64 >> 7)
                    at = (self.row + y - 2) * SIDE + v, (self.column + x - 2) * SIDE + h
                    self.planes[c][at] = size if value > 0 else -size
        self.magnitudes[c, band] = m

    def magnitude(self, coder, cell):
        zero = self.zero[cell]
        for k in range(BINS):
            bit = coder.bit(zero[k])
            shift = self.model.shift
            zero[k] += -(zero[k] >> shift) if bit else 65536 - zero[k] >> shift
            zero[k] = min(max(zero[k], 16), 65520)
            if not bit:
                return k
        length = 0
        while coder.raw(1):
            length += 1
            if length > 14:
                raise ValueError("a number is too large")
        return BINS - 1 + (1 << length | coder.raw(length))


def class_of(total):
    if total < 32:
        return 0
    exponent = total.bit_length() - 1
    return min(CLASSES - 1, 4 * (exponent - 5) + (total >> exponent - 2 & 3) + 1)


def checksum(data):
    return zlib.crc32(data) & 0xFFFF


def decode(model, file):
    at = 14

    def number():
        nonlocal at
        value = shift = 0
        while True:
            byte = file[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def sum16():
        nonlocal at
        at += 2
        return file[at - 2] << 8 | file[at - 1]

    assert file[:4] == b"ITG\x01" and file[4:12] == model.name
    flags, gain = file[12], file[13]
    width, height = number(), number()
    columns, rows = -(-width // SIDE), -(-height // SIDE)
    corners = [(r, c) for r in range(0, rows, GROUP) for c in range(0, columns, GROUP)]
    entries = [[(number(), sum16()) for _ in range(2)] for _ in corners]
    header = file[:at]
    assert sum16() == checksum(header)
    base = POWERS[gain & 15] << (gain >> 4) >> 8
    steps = np.maximum(1, base * model.gains + 2048 >> 12)
    channels = 3 if flags & 1 else 1
    planes = [np.zeros((rows * SIDE, columns * SIDE), np.int64) for _ in range(channels)]
    groups = [
        Group(model, planes, steps, r, c, min(GROUP, rows - r), min(GROUP, columns - c)) for r, c in corners
    ]
    for part in range(2):
        for group, entry in zip(groups, entries):
            length, expected = entry[part]
            data = file[at : at + length]
            assert checksum(data) == expected
            at += length
            group.read(data, part == 0)
    return samples(model, planes, width, height)


def fixed(values):
    """Sums of products as 32-bit numbers, which may wrap, rounded to the fraction of samples."""
    wrapped = (values + (1 << 12) + (1 << 31)) % (1 << 32) - (1 << 31)
    return wrapped >> 13


def samples(model, planes, width, height):
    for plane in planes:
        rows, columns = plane.shape[0] // SIDE, plane.shape[1] // SIDE
        blocks = plane.reshape(rows, SIDE, columns, SIDE)
        blocks = fixed(np.einsum("rvch,vy->rych", blocks, model.block))
        blocks = fixed(np.einsum("rych,hx->rycx", blocks, model.block))
        plane[:] = blocks.reshape(plane.shape)
        for x in range(SIDE, plane.shape[1], SIDE):
            plane[:, x - 8 : x + 8] = fixed(plane[:, x - 8 : x + 8] @ model.boundary.T)
        for y in range(SIDE, plane.shape[0], SIDE):
            plane[y - 8 : y + 8] = fixed(model.boundary @ plane[y - 8 : y + 8])
    shown = 3 if len(planes) == 3 else 1
    out = np.zeros((height, width, shown), np.uint8)
    for k in range(shown):
        total = sum(int(model.colour[c, k]) * planes[c][:height, :width] for c in range(len(planes)))
        wrapped = (total + (1 << 17) + (1 << 31)) % (1 << 32) - (1 << 31)
        out[:, :, k] = np.clip((wrapped >> 18) + 128, 0, 255)
    return out


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as source:
        box = Model(source.read())
    for name in sys.argv[2:]:
        with open(name, "rb") as source:
            print(hashlib.sha256(decode(box, source.read()).tobytes()).hexdigest())
