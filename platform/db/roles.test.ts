import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { rowsOf, useDatabase } from '#test/house.ts'
import type { Login } from './embedded.ts'
import { admitApplication, asClient } from './roles.ts'

const database = useDatabase()

describe.runIf(database.isOurs)('the role of DATABASE_URL', () => {
  const made: string[] = []
  const { superuser, owner } = database

  afterAll(async () => {
    for (const name of made) await rowsOf(superuser, `drop role ${name}`)
  })

  const role = async (attributes: string) => {
    const name = `xuemai_test_${randomBytes(4).toString('hex')}`
    await rowsOf(superuser, `create role ${name} ${attributes}`)
    made.push(name)
    return name
  }
  const admit = (name: string, as: Login) =>
    asClient(as, (client) => admitApplication(client, name))

  test('becomes a member of the group that grants are made to, once', async () => {
    const name = await role('login')
    await admit(name, superuser)
    await admit(name, superuser)
    expect(
      await rowsOf(owner, `select pg_has_role($1, 'xuemai_application', 'usage') as member`, [
        name,
      ]),
    ).toEqual([{ member: true }])
  })

  test('is admitted by the administrator where the owner may not make members', async () => {
    const name = await role('login')
    await expect(admit(name, owner)).rejects.toThrow(`grant xuemai_application to "${name}";`)
  })

  test.each([
    ['a superuser', 'login superuser', 'superuser'],
    ['free of row security', 'login bypassrls', 'bypassrls'],
    ['a member of the owner', 'login in role xuemai_owner', 'owner'],
  ])('may not be %s', async (_case, attributes, fault) => {
    await expect(admit(await role(attributes), owner)).rejects.toThrow(fault)
  })

  test('must exist', async () => {
    await expect(admit('xuemai_nobody', owner)).rejects.toThrow('xuemai_nobody')
  })
})
