/**
 * What `docs/capabilities.md` claims without showing it: a test that is not there, or a row that
 * says it works and names no test. A row begins with its number; works are marked ✔.
 */
export function capabilityFaults(text: string, paths: ReadonlySet<string>): string[] {
  const rows = text.split('\n').filter((line) => /^\| *\d+ *\|/.test(line))
  return rows.flatMap((row) => {
    const number = row.split('|')[1]!.trim()
    const tests = [...row.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, path]) => path!)
    const gone = tests.filter((path) => !paths.has(path)).map((path) => `${number} names ${path}`)
    const isBare = row.includes('✔') && tests.length === 0
    return isBare ? [...gone, `${number} works, by no test`] : gone
  })
}
