import { expect, test } from 'vitest'
import { unprivileged } from './embedded-account.ts'

const line = (name: string, id: number) => `${name}:x:${id}:${id + 1}::/nonexistent:/bin/false\n`

test.each([
  ['postgres', line('root', 0) + line('nobody', 65534) + line('postgres', 101), 101],
  ['else xuemai', line('nobody', 65534) + line('xuemai', 999), 999],
  ['else nobody', line('root', 0) + line('nobody', 65534), 65534],
])('instead of root the database runs as %s', (_case, passwd, uid) => {
  expect(unprivileged(passwd)).toEqual({ uid, gid: uid + 1 })
})

test('where there is none but root, the fault says how to make an account', () => {
  expect(() => unprivileged(line('root', 0))).toThrow('useradd --system xuemai')
})
