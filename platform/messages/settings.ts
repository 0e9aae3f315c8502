import { z } from 'zod'

/** What the machine decides of sending: which ways there are, and how long each may take. */
export const sendingSettings = {
  /** smtps://, or smtp:// with STARTTLS, with user and password where the server asks for them. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'smtp:// or smtps:// / 应以 smtp:// 或 smtps:// 开头')
    .optional(),
  MAIL_FROM: z.string().optional(),
  SMS_URL: z.url().optional(),
  SMS_SECRET: z.string().min(16, 'at least 16 characters / 至少 16 个字符').optional(),
  /** Ids that the provider gave to our templates, as JSON: {"hand-down.issued":"SMS_123"}. */
  SMS_TEMPLATES: z
    .string()
    .default('{}')
    .transform((text, context): Readonly<Record<string, string>> => {
      const parsed = z.record(z.string(), z.string()).safeParse(jsonOf(text))
      if (parsed.success) return parsed.data
      context.addIssue('a JSON object of names and ids / 应为 JSON 对象：模板名与模板号')
      return {}
    }),
  /** Takes e-mails and SMS for which there is no way, a JSON line each. */
  MESSAGE_FILE: z.string().optional(),
  /** After how many days the words of a message that was delivered and read are erased. */
  MESSAGE_KEEP_DAYS: z.coerce.number().int().min(1).max(3650).default(365),
  SEND_TIMEOUT_SECONDS: z.coerce.number().positive().max(120).default(20),
}

type Given = Readonly<Record<string, string | undefined>>

/** Settings that only make sense together, or that production does not bear. */
export const sendingFaults = (env: Given): string[] => [
  ...(env.SMTP_URL !== undefined && env.MAIL_FROM === undefined
    ? ['MAIL_FROM: needed beside SMTP_URL / 须与 SMTP_URL 一同设置']
    : []),
  ...(env.SMS_URL !== undefined && env.SMS_SECRET === undefined
    ? ['SMS_SECRET: needed beside SMS_URL / 须与 SMS_URL 一同设置']
    : []),
  ...(env.XUEMAI_MODE === 'production' && env.SMS_URL?.startsWith('https:') === false
    ? ['SMS_URL: must be https in production / 正式运行必须是 https']
    : []),
]

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // told as a fault of the setting
  }
}
