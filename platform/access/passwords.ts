import { hash, verify } from '@node-rs/argon2'
import { Problem } from '#kernel/problem.ts'

/** argon2id with OWASP's smallest recommended cost: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** Whether the password is the hash's; takes as long when there is no hash at all. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  if (stored !== null) return verify(stored, password)
  await verify(await nobody, password)
  return false
}

const nobody = hashPassword('there is no such account')

/** Refuses a password that is short, simple or the account's own name. */
export function requireStrong(password: string, login: string): void {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  const long = password.length >= 16
  if (password.length >= 10 && (kinds >= 3 || long) && !password.toLowerCase().includes(login))
    return
  throw new Problem('input-invalid', {
    zh: '密码至少 10 位，含大写、小写、数字、符号中的三种（16 位以上不限），且不包含账号名。',
    en: 'A password has at least 10 characters of three kinds (upper, lower, digit, sign), or 16 of any, and does not contain the login.',
  })
}
