import { TOTP } from 'otpauth'
import { beforeAll, describe, expect, test } from 'vitest'
import { givenDistrict, givenTown } from '#contexts/organisation/given.ts'
import { account } from '#platform/access/given.ts'
import type { Role } from '#platform/access/roles.ts'
import { sealAll } from '#platform/record/given.ts'
import { testPassword } from '../served.ts'
import { heading, look, settled, signIn, useSite } from '../site.ts'

const site = useSite()
const ownPassword = 'Ziji-xuan-de-2026'
let district = ''

beforeAll(async () => {
  district = await givenDistrict(site.house.app, '云河区')
  await givenTown(site.house.app, district, '东镇')
  await hold('xi', 'system-administrator')
  await hold('an', 'security-administrator')
  await hold('shen', 'audit-administrator')
  await hold('lu', 'blood-office-officer')
})

const hold = (login: string, role: Role) =>
  account(site.house.app, [{ role, regionId: district }], { login })

/** Takes a second step into use on one’s own page; answers the authenticator and the codes. */
async function enrol(login: string) {
  const page = await site.visit(login, '/me')
  await page.getByLabel('现在的密码').nth(1).fill(testPassword)
  await page.getByRole('button', { name: '启用第二步验证' }).click()
  await page.getByAltText('身份验证器用的二维码').waitFor()
  const secret = (await page.locator('.account-secret b').textContent())!
  await page.getByLabel(/6 位动态码/).fill(new TOTP({ secret }).generate())
  await page.getByRole('button', { name: '确认启用' }).click()
  await page.getByRole('button', { name: '我已保存' }).waitFor()
  const codes = await page.locator('.recovery-codes li').allTextContents()
  await page.getByRole('button', { name: '我已保存' }).click()
  await page.getByText('已启用。登录时').waitFor()
  return { page, authenticator: new TOTP({ secret }), codes }
}

describe('An administrator’s second step', () => {
  test('opens the account with the next code, with a recovery code once, and with no code twice', async () => {
    await hold('jie', 'system-administrator')
    const { page, authenticator, codes } = await enrol('jie')
    const signInAgain = async () => {
      await page.getByRole('button', { name: /人jie/ }).click()
      await page.getByRole('button', { name: '退出登录' }).click()
      await signIn(page, 'jie')
      await heading(page, '第二步验证')
    }
    const give = async (code: string) => {
      await page.getByLabel('动态码').fill(code)
      await page.getByRole('button', { name: '继续' }).click()
    }
    await signInAgain()
    const next = authenticator.generate({ timestamp: Date.now() + 30_000 })
    await give(next)
    await heading(page, '今日')

    await signInAgain()
    await give(next)
    await page.getByRole('alert').waitFor()
    await give(codes[0]!)
    await page.getByText(`还剩 ${codes.length - 1} 个`).waitFor()
    await page.getByRole('button', { name: '继续' }).click()
    await heading(page, '今日')

    await signInAgain()
    await give(codes[0]!)
    await page.getByRole('alert').waitFor()
  }, 60_000)

  test('lost, is reset by two: the system administrator asks, the security administrator approves', async () => {
    await hold('diu', 'blood-office-officer')
    const { page: person } = await enrol('diu')
    const system = await site.visit('xi', '/admin/accounts?q=diu')
    await system.getByRole('row', { name: /diu/ }).click()
    await system.getByRole('button', { name: '申请重置第二步验证' }).click()
    await system.getByLabel('原因').fill('手机丢失，已当面核实')
    await system.getByRole('dialog').getByRole('button', { name: '申请重置第二步验证' }).click()
    await system.getByText('等待安全管理员处理').waitFor()
    expect(await system.getByRole('button', { name: '批准' }).count()).toBe(0)

    const security = await site.visit('an', '/home')
    await security.getByRole('link', { name: '处理' }).click()
    await security.getByText('手机丢失，已当面核实').waitFor()
    await look(security, 'reset')
    await security.getByRole('button', { name: '批准', exact: true }).click()
    await security.getByText('手机丢失，已当面核实').waitFor({ state: 'detached' })

    await person.reload()
    await signIn(person, 'diu')
    await heading(person, '我的账户')
  }, 60_000)
})

describe('A new account', () => {
  test('is made by one administrator, given its role by another, and its person chooses a password', async () => {
    const system = await site.visit('xi', '/admin/accounts')
    await system.getByRole('button', { name: '新建账号' }).click()
    await system.getByRole('dialog').getByLabel('姓名').fill('周新')
    await system.getByRole('dialog').getByLabel('账号').fill('zhou.xin')
    await system.getByRole('dialog').getByRole('button', { name: '新建账号' }).click()
    const password = (await system.locator('.admin-first-password').textContent())!
    await look(system, 'first-password')
    await system.getByRole('button', { name: '完成' }).click()
    await system.getByRole('complementary').getByText('还没有岗位').waitFor()
    expect(await system.getByRole('button', { name: '授予岗位' }).count()).toBe(0)

    const security = await site.visit('an', '/home')
    await security
      .getByRole('listitem')
      .filter({ hasText: '周新' })
      .getByRole('link', { name: '授予岗位' })
      .click()
    await security.getByLabel('岗位').selectOption({ label: '联络员' })
    await security.getByLabel(/^范围/).selectOption({ label: '　东镇' })
    await security.getByRole('button', { name: '授予岗位' }).click()
    await security.getByRole('button', { name: '收回东镇 联络员' }).waitFor()

    const person = await site.open('/home')
    await signIn(person, 'zhou.xin', password)
    await heading(person, '我的账户')
    await person.getByText('请先换一个只有您知道的密码').waitFor()
    await person.getByLabel('现在的密码').fill(password)
    await person.getByLabel('新密码', { exact: true }).fill(ownPassword)
    await person.getByLabel('再输一次新密码').fill(ownPassword)
    await person.getByRole('button', { name: '换密码' }).click()
    await person.getByText('密码已换').waitFor()
    await person.goto(`${site.address}/home`)
    await heading(person, '今日')
    await person.getByText('还没有下达给本单位的计划').waitFor()
  }, 60_000)

  test('is shut with its reason, and cannot sign in until it is opened again', async () => {
    await hold('zou', 'blood-office-officer')
    const system = await site.visit('xi', '/admin/accounts?q=zou')
    await system.getByRole('row', { name: /zou/ }).click()
    await system.getByRole('button', { name: '停用账号' }).click()
    await system.getByLabel('原因').fill('调离')
    await system.getByRole('dialog').getByRole('button', { name: '停用账号' }).click()
    await system.getByRole('row', { name: /zou/ }).getByText('已停用').waitFor()
    const person = await site.open('/login')
    await signIn(person, 'zou')
    await person.getByRole('alert').waitFor()
    await system.getByRole('button', { name: '启用账号' }).waitFor()
  })
})

describe('The audit administrator', () => {
  test('proves the record, keeps its head, and proves it again against that head', async () => {
    await sealAll(site.house.app.database)
    const page = await site.visit('shen', '/admin/record')
    await page.getByRole('button', { name: '校验记录' }).click()
    await page.getByRole('button', { name: '校验整条记录' }).click()
    await page.getByText('记录完好').waitFor()
    const head = (await page.locator('.admin-hash').textContent())!
    expect(head).toMatch(/^\d+:[0-9a-f]{64}$/)
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: '另存为文件' }).click()
    expect((await saved).suggestedFilename()).toBe(`xuemai-head-${head.split(':')[0]}.txt`)

    await page.getByLabel(/以前保存的链头/).fill(head)
    await page.getByRole('button', { name: '校验整条记录' }).click()
    await page.getByText('与保存的链头').waitFor()
    await look(page, 'proof')
    await page
      .getByLabel(/以前保存的链头/)
      .fill(head.replace(/.$/, (last) => (last === '0' ? '1' : '0')))
    await page.getByRole('button', { name: '校验整条记录' }).click()
    await page.getByText('记录不完整').waitFor()
    await look(page, 'proof-broken')
    await page.getByLabel(/以前保存的链头/).fill('不是链头')
    await page.getByRole('button', { name: '校验整条记录' }).click()
    await page.getByText('这不像链头').waitFor()
  }, 60_000)

  test('searches by event and person, reads sentences, and sees what was before and after', async () => {
    const page = await site.visit('shen', '/admin/record')
    await page.getByLabel('事项').selectOption({ label: '授予岗位' })
    await page.getByRole('row', { name: /授予 人shen shen 审计管理员，范围 云河区/ }).click()
    await page.getByRole('button', { name: '只看这个对象' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('subject')).not.toBeNull()
    await expect.poll(() => page.locator('tr[data-row]').count()).toBe(1)
    await page.getByRole('button', { name: '清除条件' }).click()
    await page.getByLabel('事项').selectOption({ label: '登记单位' })
    await page.getByRole('row', { name: /登记单位：东镇/ }).click()
    const details = page.getByRole('table', { name: '改动' })
    expect(await details.getByRole('row', { name: /名称/ }).textContent()).toContain('东镇')
    await page.getByLabel('从').fill('2001-01-01')
    await page.getByLabel('到', { exact: true }).fill('2001-01-02')
    await page.getByText('没有相符的记录').waitFor()
  }, 60_000)
})

describe('Three administrators, three desks', () => {
  const pages = ['账号与岗位', '操作记录', '运行情况'] as const
  const paths = ['/admin/accounts', '/admin/record', '/admin/operation'] as const
  test.each([
    ['xi', ['账号与岗位', '运行情况']],
    ['an', ['账号与岗位']],
    ['shen', ['操作记录']],
    ['lu', []],
  ] as const)(
    '%s finds only their own pages, and is refused the others by address',
    async (login, own) => {
      const page = await site.visit(login, '/home')
      const links = await page.getByRole('navigation').getByRole('link').allTextContents()
      for (const [at, name] of pages.entries()) {
        const mine = (own as readonly string[]).includes(name)
        expect([name, links.some((link) => link.includes(name))]).toEqual([name, mine])
        await page.goto(site.address + paths[at])
        await heading(page, mine ? name : '您的岗位不能打开这个页面')
      }
      await look(page, `refused-${login}`)
    },
    60_000,
  )
})

describe.each([
  [1366, 'zh'],
  [390, 'zh'],
  [1366, 'en'],
] as const)('At %d px in %s', (width, language) => {
  test.each([
    ['xi', '/admin/accounts'],
    ['an', '/admin/accounts'],
    ['shen', '/admin/record'],
    ['xi', '/admin/operation'],
    ['an', '/home'],
    ['shen', '/home'],
  ])('%s at %s has no serious fault of accessibility and fits', async (login, path) => {
    const page = await site.visit(login, path, { width, language })
    const row = page.locator('tr[data-row]').first()
    if (path.startsWith('/admin') && path !== '/admin/operation') await row.click()
    await settled(page)
    await look(page, `${login}${path.replaceAll('/', '-')}-${width}-${language}`)
    if (language === 'en') {
      const said = await page.locator('main').textContent()
      const known = /云河区|东镇|人[a-z]+|周新|手机丢失，已当面核实|调离/g
      expect(said!.replace(known, '')).not.toMatch(/\p{Script=Han}/u)
    }
    await page.close()
  })
})
