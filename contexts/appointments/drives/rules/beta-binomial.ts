/** The logarithm of the gamma function for positive numbers (Lanczos, g = 7), to 13 digits or so. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const z = x - 1
  const series = lanczos.reduce((sum, c, at) => sum + (at === 0 ? c : c / (z + at)), 0)
  const t = z + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series)
}

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
]

/** A rate of which its mean and its spread are known. */
export interface Beta {
  readonly a: number
  readonly b: number
}

/** The beta distribution with this mean and variance; the variance is held below what a rate can have. */
export function betaOf(mean: number, variance: number): Beta {
  const m = Math.min(0.995, Math.max(0.005, mean))
  const concentration = Math.max(2, (m * (1 - m)) / Math.max(variance, 1e-7) - 1)
  return { a: m * concentration, b: (1 - m) * concentration }
}

/** P(k of n) where the rate itself is only known as a beta, for k from 0 to n: a whole row at once. */
export function betaBinomialRow(n: number, { a, b }: Beta): Float64Array {
  const row = new Float64Array(n + 1)
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
  // P(0), then each from the one before: P(k+1)/P(k) = (n-k)/(k+1) · (k+a)/(n-k-1+b), by logarithms.
  let log = logGamma(n + b) + logGamma(a) - logGamma(n + a + b) - logBeta
  for (let k = 0; k <= n; k++) {
    row[k] = Math.exp(log)
    log += Math.log(((n - k) * (k + a)) / ((k + 1) * (n - k - 1 + b)))
  }
  return row
}

/** The normal distribution function, to 1e-7 (Abramowitz and Stegun 26.2.17). */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t - 0.356563782) * t + 0.31938153) *
    t *
    Math.exp((-z * z) / 2) *
    0.3989422804014327
  return z >= 0 ? 1 - tail : tail
}
