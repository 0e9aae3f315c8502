import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { upstream } from '#contexts/map.ts'
import { acts } from '#kernel/law.ts'
import { served } from '#main/routes.ts'
import { capabilityFaults } from './architecture/capability-rules.ts'
import { dependencyFaults, mapFaults } from './architecture/dependencies.ts'
import { endpointFaults } from './architecture/endpoint-rules.ts'
import { houseRules } from './architecture/house-rules.ts'
import { importsOf } from './architecture/imports.ts'
import { root, type Source, sourcesIn } from './architecture/sources.ts'
import { relationsIn, tableFaults } from './architecture/tables.ts'
import { endpointsOf } from './endpoints.ts'

const sources = sourcesIn(/\.tsx?$/)
const capabilities = join(root, 'docs/capabilities.md')
const migrations = sourcesIn(/\.sql$/, ['db'])
const contexts = readdirSync(join(root, 'contexts'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** A test may hold the source of another process in a template. */
const withoutTemplates = ({ text }: Source) => text.replace(/`(?:\\.|[^`\\])*`/g, '')

describe('The house', () => {
  test('is read whole: every import that stands at the start of a line is seen', () => {
    expect(sources.length).toBeGreaterThan(200)
    for (const source of sources) {
      const plain = [
        ...withoutTemplates(source).matchAll(/^(?:import|export)\b[^;'"`]*?\bfrom '([^']+)'/gm),
      ]
      const missed = importsOf(source).length < plain.length
      expect([source.path, missed]).toEqual([source.path, false])
    }
  })

  test('keeps to its table of who may import what', () => {
    expect(dependencyFaults(sources, upstream)).toEqual([])
  })

  test('has every context on the map, calling upstream only', () => {
    expect(mapFaults(contexts, upstream)).toEqual([])
  })

  test('keeps every table to the context that owns it', () => {
    const relations = relationsIn(migrations)
    expect(relations.size).toBeGreaterThan(20)
    expect(tableFaults(sources, relations)).toEqual([])
  })

  test.each(houseRules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
    expect(sources.flatMap(rule)).toEqual([])
  })

  test('has endpoints that say what they do, for whom, and where they belong', () => {
    expect(endpointFaults(endpointsOf(served))).toEqual([])
  })

  test.runIf(existsSync(capabilities))(
    'names, for what it can do, only tests that there are',
    () => {
      const paths = new Set(sources.map(({ path }) => path))
      expect(capabilityFaults(readFileSync(capabilities, 'utf8'), paths)).toEqual([])
    },
  )

  test('has the text of every law it cites', () => {
    for (const act of acts) {
      const file = `docs/law/${act.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.md`
      expect([file, existsSync(join(root, file))]).toEqual([file, true])
      expect(readFileSync(join(root, file), 'utf8')).toMatch(/^\| .*(verified|unverified)/m)
    }
  })
})
