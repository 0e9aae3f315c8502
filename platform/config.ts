import { z } from 'zod'
import { administrators, type Role, roleNames } from './access/roles.ts'
import { sendingFaults, sendingSettings } from './messages/settings.ts'

const bytes32 = z
  .string()
  .refine(
    (text) => Buffer.from(text, 'base64').length === 32,
    '32 bytes in base64 / 应为 32 字节的 base64',
  )

/** Addresses or ranges of the proxies in front, by comma; `loopback` for one on this machine. */
const proxies = z
  .string()
  .regex(
    /^(loopback|linklocal|uniquelocal|[0-9a-f.:]+(\/\d+)?)(,(loopback|linklocal|uniquelocal|[0-9a-f.:]+(\/\d+)?))*$/i,
    'addresses by comma, or loopback / 以逗号分隔的地址，或 loopback',
  )

/** Roles by comma; `administrators` for the three, `everyone`, or `none`. */
const secondFactorFor = z.string().transform((text, context): readonly Role[] => {
  const names = text.split(',').map((name) => name.trim())
  return names.flatMap((name): readonly Role[] => {
    if (name === 'none') return []
    if (name === 'administrators') return administrators
    if (name === 'everyone') return roleNames
    if ((roleNames as readonly string[]).includes(name)) return [name as Role]
    context.addIssue(
      `${name}: roles by comma, administrators, everyone or none / 应为以逗号分隔的岗位、administrators、everyone 或 none`,
    )
    return []
  })
})

/** Everything the machine decides, read once from the environment; `.env.example` documents it. */
const Environment = z.object({
  XUEMAI_MODE: z.enum(['demonstration', 'production']).default('demonstration'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4200),
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  DATABASE_OWNER_URL: z.string().startsWith('postgres').optional(),
  DATA_DIR: z.string().default('data'),
  DATA_KEY: bytes32.optional(),
  RECORD_HEAD_FILE: z.string().optional(),
  SESSION_HOURS: z.coerce.number().positive().max(24).default(10),
  SESSION_IDLE_MINUTES: z.coerce.number().positive().max(720).default(60),
  /** Who may do nothing before a second factor is enrolled; by default depends on the mode. */
  SECOND_FACTOR_FOR: secondFactorFor.optional(),
  RESET_PASSWORD_MINUTES: z.coerce.number().int().min(5).max(1440).default(60),
  UPLOAD_LIMIT_MB: z.coerce.number().positive().max(1024).default(100),
  UPLOAD_KEEP_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  IMPORT_JOB_ROWS: z.coerce.number().int().min(1).max(1_000_000).default(5000),
  METRICS_TOKEN: z.string().min(32, 'at least 32 characters / 至少 32 个字符').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TRUST_PROXY: proxies.optional(),
  HELP_PHONE: z.string().optional(),
  ...sendingSettings,
})

export type Config = Readonly<
  z.infer<typeof Environment> & { readonly SECOND_FACTOR_FOR: readonly Role[] }
>

/** A configuration that cannot be used, with every fault at once. */
export class ConfigFaults extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`configuration / 配置\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.name = 'ConfigFaults'
    this.faults = faults
  }
}

/** Reads the environment; throws `ConfigFaults` naming every fault together. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  if (given.DATABASE_OWNER_URL !== undefined && given.DATABASE_URL === undefined) {
    faults.push('DATABASE_URL: needed beside DATABASE_OWNER_URL / 须与 DATABASE_OWNER_URL 一同设置')
  }
  faults.push(...sendingFaults(given))
  if (given.XUEMAI_MODE === 'production') faults.push(...productionFaults(given))
  if (!parsed.success || faults.length > 0) throw new ConfigFaults(faults)
  const production = parsed.data.XUEMAI_MODE === 'production'
  return {
    ...parsed.data,
    SECOND_FACTOR_FOR: parsed.data.SECOND_FACTOR_FOR ?? (production ? administrators : []),
  }
}

/** What production needs beyond a demonstration: its own keys, addresses and database roles. */
function productionFaults(env: Readonly<Record<string, string | undefined>>): string[] {
  const needed = ['PUBLIC_URL', 'DATA_KEY', 'RECORD_HEAD_FILE', 'HELP_PHONE'] as const
  const faults = needed
    .filter((name) => env[name] === undefined)
    .map((name) => `${name}: needed in production / 正式运行必须设置`)
  if (env.DATABASE_URL !== undefined && env.DATABASE_OWNER_URL === env.DATABASE_URL) {
    faults.push('DATABASE_OWNER_URL: must be another role than DATABASE_URL / 两个角色不能相同')
  }
  if (env.DATA_KEY !== undefined && isNoSecret(Buffer.from(env.DATA_KEY, 'base64'))) {
    faults.push('DATA_KEY: is the demonstration key or one byte repeated / 是演示密钥或重复的字节')
  }
  if (env.PUBLIC_URL !== undefined && !/^https:/.test(env.PUBLIC_URL)) {
    faults.push('PUBLIC_URL: must be https / 必须是 https')
  }
  return faults
}

/** However it is written: the key that everybody knows, or one that was not drawn at random. */
const isNoSecret = (key: Buffer): boolean =>
  key.equals(Buffer.from(demonstrationKey, 'base64')) || new Set(key).size === 1

/** Encrypts the invented people of a demonstration; refused in production. */
export const demonstrationKey = Buffer.alloc(32, 'xuemai-demonstration-only').toString('base64')
