import { ConfigFaults, readConfig } from '#platform/config.ts'
import { DatabaseFault } from '#platform/db/fault.ts'
import { bringUp } from './app.ts'
import { accounts, demonstrationPassword } from './demo/accounts.ts'
import { demonstrate } from './demo/demonstrate.ts'
import { keepApart } from './kept-apart.ts'
import { listen, stopOnSignal } from './listen.ts'

// `npm start`: the demonstration, complete, on this machine alone.
try {
  const config = readConfig({
    LOG_LEVEL: 'warn',
    ...process.env,
    XUEMAI_MODE: 'demonstration',
  })
  say('正在启动数据库… / starting the database…')
  const running = await bringUp(config, { working: true })
  await keepApart(running)
  await demonstrate(running.app, say)
  const serving = await listen(running)
  stopOnSignal(serving.stop, () => say('正在停止… / stopping…'))
  say(`\n血脉 Xuemai  ${serving.address}\n`)
  for (const { login, name, role, where } of accounts) {
    say(`  ${login.padEnd(16)}${demonstrationPassword}  ${name}  ${role} · ${where}`)
  }
  say('\n演示账号与演示数据，不得用于正式运行。Ctrl+C 停止。')
  say('Demonstration accounts and data only. Ctrl+C stops.')
} catch (error) {
  const known = error instanceof ConfigFaults || error instanceof DatabaseFault
  console.error(known ? error.message : error)
  process.exit(1)
}

function say(line: string): void {
  console.log(line)
}
