#!/usr/bin/env python3
"""Prints the coefficients of Arithmetic.tanh and the largest relative error of the quotient over [0, 9].

x P(x^2) / Q(x^2) of degrees 4 and 4 in x^2, Q(0) = 1. Least squares of the error linearised about the last Q (Sanathanan
and Koerner 1963), the weights raised where the error is large (Lawson 1961), which tends to the minimax quotient. Sixty
decimal digits, since the equations are ill-conditioned. No library is needed.
"""
import math
from decimal import Decimal, getcontext

getcontext().prec = 60
END, P, Q = Decimal(9), 5, 4


def tanh(x):
    e = (2 * x).exp()
    return (e - 1) / (e + 1)


def solve(a, b):
    n = len(b)
    m = [row + [y] for row, y in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            m[r] = [u - f * v for u, v in zip(m[r], m[i])]
    x = [Decimal(0)] * n
    for i in reversed(range(n)):
        x[i] = (m[i][n] - sum(m[i][c] * x[c] for c in range(i + 1, n))) / m[i][i]
    return x


def main():
    points = [END * (1 - Decimal(repr(math.cos(math.pi * i / 400)))) / 2 for i in range(1, 401)]
    values = [tanh(x) for x in points]
    weights = [Decimal(1)] * len(points)
    last = [Decimal(1)] * len(points)
    for _ in range(25):
        n = P + Q
        a = [[Decimal(0)] * n for _ in range(n)]
        b = [Decimal(0)] * n
        for x, t, w, q in zip(points, values, weights, last):
            u = (x / END) ** 2
            terms = [x * u**k / t / q for k in range(P)] + [-(u**k) / q for k in range(1, Q + 1)]
            for i in range(n):
                b[i] += w * terms[i] / q
                for j in range(n):
                    a[i][j] += w * terms[i] * terms[j]
        c = solve(a, b)
        errors, last = [], []
        for x, t in zip(points, values):
            u = (x / END) ** 2
            last.append(1 + sum(c[P + k - 1] * u**k for k in range(1, Q + 1)))
            errors.append(abs(x * sum(c[k] * u**k for k in range(P)) / last[-1] / t - 1))
        worst = max(errors)
        weights = [w * (e / worst + Decimal("0.01")) for w, e in zip(weights, errors)]
        total = sum(weights)
        weights = [w / total * len(weights) for w in weights]
    print("largest relative error", float(worst))
    for k in range(P):
        print("p", k, float(c[k] / END ** (2 * k)))
    for k in range(1, Q + 1):
        print("q", k, float(c[P + k - 1] / END ** (2 * k)))


main()
