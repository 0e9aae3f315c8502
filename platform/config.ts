import { z } from 'zod'

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
  UPLOAD_LIMIT_MB: z.coerce.number().positive().max(1024).default(100),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TRUST_PROXY: proxies.optional(),
  HELP_PHONE: z.string().optional(),
})

export type Config = Readonly<z.infer<typeof Environment>>

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
  if (given.XUEMAI_MODE === 'production') faults.push(...productionFaults(given))
  if (!parsed.success || faults.length > 0) throw new ConfigFaults(faults)
  return parsed.data
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
