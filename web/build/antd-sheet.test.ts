import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { palettes } from '../tokens.ts'
import { antdSheet, importsOfAntd, usedComponents } from './antd-sheet.ts'

describe('the parts of Ant Design in use', () => {
  test('are read from the imports of screens', () => {
    const source = "import { Button as AntButton, Select, type SelectProps } from 'antd'"
    expect(importsOfAntd(source)).toEqual(['Button', 'Select'])
  })

  test('a part that would write a style element stops the build, naming what to use instead', async () => {
    const root = await mkdtemp(join(tmpdir(), 'xuemai-sheet-'))
    await mkdir(join(root, 'contexts/planning/web'), { recursive: true })
    await writeFile(join(root, 'contexts/planning/web/Plan.tsx'), "import { Modal } from 'antd'")
    await expect(usedComponents(root)).rejects.toThrow(/Plan\.tsx: Modal .* use Dialog/)
    await rm(root, { recursive: true })
  })
})

describe('the static sheet', () => {
  const sheet = antdSheet(['Button'])

  test('has the styles of what is used, and not of the rest', () => {
    expect(sheet).toContain('.ant-btn')
    expect(sheet).not.toContain('.ant-picker')
  })

  test('has the variables of every scheme and density', () => {
    for (const name of ['paper-light-standard', 'paper-light-compact', 'paper-dark-loose']) {
      expect(sheet).toContain(`.${name}{`)
    }
    const primaries = [...sheet.matchAll(/--ant-color-primary:([^;]+);/g)].map(([, hex]) => hex)
    const { light, dark } = palettes
    expect(new Set(primaries)).toEqual(
      new Set([light.primary.toLowerCase(), dark.primary.toLowerCase()]),
    )
  })
})
