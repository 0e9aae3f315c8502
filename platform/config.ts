import { z } from 'zod'

const bytes32 = z
  .string()
  .refine(
    (text) => Buffer.from(text, 'base64').length === 32,
    '32 bytes in base64 / 应为 32 字节的 base64',
  )

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

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
  TRUST_PROXY: flag.default(false),
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
  if (env.DATA_KEY === demonstrationKey) {
    faults.push('DATA_KEY: is the demonstration key / 是演示密钥，不能用于正式运行')
  }
  if (env.PUBLIC_URL !== undefined && !/^https:/.test(env.PUBLIC_URL)) {
    faults.push('PUBLIC_URL: must be https / 必须是 https')
  }
  return faults
}

/** Encrypts the invented people of a demonstration; refused in production. */
export const demonstrationKey = Buffer.alloc(32, 'xuemai-demonstration-only').toString('base64')
