const buckets = 256
const few = 24
const counts = new Int32Array(buckets)

/**
 * The value that would stand at place `k` if the first `n` values were sorted upwards. Reorders
 * `values`. Linear whatever the order of the values, which no pivot can promise: each round keeps
 * one bucket of 256, and whole numbers below 2^53 leave at most seven rounds.
 */
export function nth(values: Float64Array, n: number, k: number): number {
  while (n > few) {
    let low = values[0]!
    let high = low
    for (let i = 1; i < n; i++) {
      const value = values[i]!
      if (value < low) low = value
      else if (value > high) high = value
    }
    if (low === high) return low

    const factor = (buckets - 1) / (high - low)
    const { bucket, before } = findBucket(values, n, { k, low, factor })
    let kept = 0
    for (let i = 0; i < n; i++) {
      const value = values[i]!
      if ((((value - low) * factor) | 0) === bucket) values[kept++] = value
    }
    n = kept
    k -= before
  }
  return nthOfFew(values, n, k)
}

function findBucket(
  values: Float64Array,
  n: number,
  { k, low, factor }: { k: number; low: number; factor: number },
): { bucket: number; before: number } {
  counts.fill(0)
  for (let i = 0; i < n; i++) counts[((values[i]! - low) * factor) | 0]!++
  let before = 0
  let bucket = 0
  while (before + counts[bucket]! <= k) before += counts[bucket++]!
  return { bucket, before }
}

function nthOfFew(values: Float64Array, n: number, k: number): number {
  for (let i = 1; i < n; i++) {
    const value = values[i]!
    let j = i - 1
    while (j >= 0 && values[j]! > value) {
      values[j + 1] = values[j]!
      j--
    }
    values[j + 1] = value
  }
  return values[k]!
}
