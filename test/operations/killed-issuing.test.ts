import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findEmbedded } from '#platform/db/embedded.ts'
import { placeOf } from '#platform/db/embedded-account.ts'
import { loginsFor } from '#platform/db/roles.ts'
import { newId } from '#platform/id.ts'
import { rowsOf } from '#test/house.ts'
import type { Environment } from '#test/process.ts'
import { furnish, password } from './furnish.ts'
import { production, type Service, serving, signIn } from './given.ts'

const units = 40
let folder: string
let environment: Environment
let service: Service
let planId = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuemai-issuing-'))
  await chmod(folder, 0o755)
  environment = production(folder)
  service = await serving(environment)
  const regionId = await furnish(loginsFor(findEmbedded(dir())!, 'xuemai'))
  planId = await submittedPlan(regionId)
}, 120_000)

afterAll(async () => {
  await service.program.kill()
  await rm(placeOf(dir()), { recursive: true, force: true, maxRetries: 20 })
  await rm(folder, { recursive: true, force: true })
})

/** A plan of many units, each with a liaison to be told, submitted. */
async function submittedPlan(regionId: string): Promise<string> {
  const officer = await signIn(service.site, 'officer', password)
  const ids: string[] = []
  for (let n = 0; n < units; n++) {
    const { body } = await officer.ask('POST', '/organisation/units', {
      ...{ regionId, kind: 'bureau', name: `第${n}局`, on: '2020-01-01' },
    })
    ids.push(body.id)
    await officer.ask('POST', `/organisation/units/${body.id}/liaisons`, {
      ...{ role: 'liaison', name: `联络员${n}`, phone: `1380000${1000 + n}`, from: '2020-01-01' },
    })
  }
  const made = await officer.ask('POST', '/planning/plans', { regionId, year: 2027 })
  const { body: plan } = await officer.ask('GET', `/planning/plans/${made.body.planId}`)
  const [total] = plan.targets
  const track = newId()
  const part = { do: 'add-target', track: 'group', status: 'stated' }
  await officer.ask('POST', `/planning/revisions/${plan.revision.id}/changes`, {
    version: plan.revision.version,
    changes: [
      { do: 'set-target', key: total.key, amount: units, status: 'stated' },
      {
        ...part,
        key: track,
        parentKey: total.key,
        kind: 'track',
        label: '团体',
        unitId: null,
        amount: units,
      },
      ...ids.map((unitId, n) => ({
        ...{ ...part, parentKey: track, kind: 'unit', label: `第${n}局`, unitId, amount: 1 },
      })),
    ],
  })
  await officer.ask('POST', `/planning/revisions/${plan.revision.id}/submit`, {
    version: plan.revision.version + 1,
  })
  return made.body.planId
}

describe('The service, killed by kill -9 while it issues a plan', () => {
  test('has handed down all of it or nothing, and tells nobody twice when it is issued again', async () => {
    let isIssued = false
    for (const afterMs of [20, 70, 150]) {
      const approver = await signIn(service.site, 'approver', password)
      const { body } = await approver.ask('GET', `/planning/plans/${planId}`)
      const answer = issue(approver, body.revision).catch(() => undefined)
      await sleep(afterMs)
      await again()
      const found = await counted()
      if ((await answer)?.status === 200) isIssued = true
      expect(found).toEqual(found.issued === 0 ? nothing : whole)
      if (found.issued === 1) isIssued = true
      else expect(isIssued).toBe(false)
      if (isIssued) break
    }
    const approver = await signIn(service.site, 'approver', password)
    const { body } = await approver.ask('GET', `/planning/plans/${planId}`)
    const made = await issue(approver, body.revision)
    expect(made.status).toBe(isIssued ? 409 : 200)
    await again()
    expect(await counted()).toEqual(whole)
  }, 120_000)
})

const nothing = { issued: 0, handDowns: 0, steps: 0, messages: 0, told: 0, links: 0, recorded: 0 }
const whole = {
  issued: 1,
  handDowns: units,
  steps: units,
  messages: units,
  told: units,
  links: units,
  recorded: units + 1,
}

const issue = (
  approver: Awaited<ReturnType<typeof signIn>>,
  { id, version }: { readonly id: string; readonly version: number },
) =>
  approver.ask('POST', `/planning/revisions/${id}/issue`, {
    ...{ version, documentNumber: null, effectiveOn: '2027-01-01', reason: '按通知分解' },
  })

const dir = () => join(folder, 'data/postgresql')

async function again(): Promise<void> {
  await service.program.kill()
  service = await serving(environment)
}

/** What stands of the issue; each message has one dispatch and goes to a person of its own. */
async function counted() {
  const superuser = findEmbedded(dir())!.login('postgres', 'xuemai')
  const [counts] = await rowsOf<typeof whole>(
    superuser,
    `select (select count(*)::int from planning.revision where state = 'issued') as issued,
            (select count(*)::int from planning.hand_down) as "handDowns",
            (select count(*)::int from planning.hand_down_step) as steps,
            (select count(*)::int from messages.message where template = 'planning.handed-down') as messages,
            (select count(distinct recipient_mark)::int from messages.dispatch) as told,
            (select count(*)::int from access.task_link) as links,
            (select count(*)::int from record.entry
              where name in ('plan.issued', 'hand-down.sent')) as recorded`,
  )
  return counts!
}
