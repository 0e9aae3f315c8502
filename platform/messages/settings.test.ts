import { expect, test } from 'vitest'
import { ConfigFaults, readConfig } from '../config.ts'

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env)
    return []
  } catch (error) {
    return error instanceof ConfigFaults ? error.faults.map((fault) => fault.split(':')[0]!) : ['?']
  }
}

test.each([
  ['a mail server without a sender', { SMTP_URL: 'smtp://mail.example.cn' }, ['MAIL_FROM']],
  ['a mail server that is none', { SMTP_URL: 'mail', MAIL_FROM: 'a@b.cn' }, ['SMTP_URL']],
  ['a gateway without a secret', { SMS_URL: 'https://sms.example.cn' }, ['SMS_SECRET']],
  ['templates that are no JSON', { SMS_TEMPLATES: '{x' }, ['SMS_TEMPLATES']],
])('The configuration refuses %s', (_case, env, faults) => {
  expect(faultsOf(env)).toEqual(faults)
})

test('In production a gateway is called with encryption only', () => {
  const gateway = { SMS_URL: 'http://sms.example.cn', SMS_SECRET: 'a secret of sixteen' }
  expect(faultsOf(gateway)).toEqual([])
  expect(faultsOf({ ...gateway, XUEMAI_MODE: 'production' })).toContain('SMS_URL')
})
