import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Look, record } from '#platform/change.ts'
import { getRegion, regionNames } from '../../organisation/index.ts'
import { type MadeReport, makeReport } from './make-report.ts'
import { addWords, lastVersion, lockWords, wordsFor } from './queries.ts'
import { defaultTemplates } from './rules/default-templates.ts'
import { fieldsOf } from './rules/fields.ts'
import { type PaperKind, paperKinds, type TemplateTexts } from './rules/kinds.ts'
import { type TemplateFault, templateFaults } from './rules/template.ts'
import type { PreviewShape, TemplateShape, WishShape } from './shapes.ts'

/** The words in force in a region, kind by kind: its own, those of a region above, or the built-in ones. */
export async function listTemplates(
  { tx }: Look,
  { regionId }: { readonly regionId: string },
): Promise<TemplateShape[]> {
  const region = await getRegion(tx, regionId)
  const names = await regionNames(tx, region.ancestors)
  const list: TemplateShape[] = []
  for (const kind of paperKinds) {
    const words = await wordsFor(tx, region.ancestors, kind)
    list.push({
      kind,
      version: words?.version ?? 0,
      regionName: words === undefined ? null : (names.get(words.regionId) ?? null),
      inherited: words === undefined || words.regionId !== regionId,
      // Checked when they were written.
      texts: (words?.texts as unknown as TemplateTexts | undefined) ?? defaultTemplates[kind],
      madeBy: words?.madeBy ?? null,
      madeAt: words?.madeAt ?? null,
      fields: [...fieldsOf[kind]],
    })
  }
  return list
}

/** Writes the next version of a region's words; a field that nothing can fill is refused with its place. */
export async function changeTemplate(
  act: Act,
  wish: {
    readonly regionId: string
    readonly kind: PaperKind
    /** The region's own version it was written upon; 0 where it had none. */
    readonly after: number
    readonly texts: TemplateTexts
  },
): Promise<Change<{ version: number }>> {
  const { regionId, kind, texts } = wish
  await getRegion(act.tx, regionId)
  requireFillable(kind, texts)
  await lockWords(act.tx, regionId, kind)
  const last = await lastVersion(act.tx, regionId, kind)
  if (last !== wish.after) throw writtenMeanwhile(last)
  const version = last + 1
  await addWords(act.tx, {
    regionId,
    kind,
    version,
    texts,
    madeBy: act.actor.accountId,
    madeAt: act.now,
  })
  return record(
    act,
    { name: 'report-words.changed', subject: regionId, data: { kind, version } },
    { version },
  )
}

/** What a report would be now. */
export const previewReport = async (look: Look, wish: WishShape): Promise<PreviewShape> =>
  previewOf(await makeReport(look, wish))

/** What it would be in other words. */
export async function previewTemplate(
  look: Look,
  { wish, texts }: { readonly wish: WishShape; readonly texts: TemplateTexts },
): Promise<PreviewShape> {
  requireFillable(wish.kind, texts)
  return previewOf(await makeReport(look, wish, texts))
}

function previewOf({ title, basis, facts, template, papers }: MadeReport): PreviewShape {
  const [first, ...more] = papers()
  return {
    title,
    basis,
    facts,
    templateVersion: template.version,
    papers: 1 + more.length,
    paper: first!.paper,
  }
}

function requireFillable(kind: PaperKind, texts: TemplateTexts): void {
  const faults = templateFaults(kind, texts)
  if (faults.length === 0) return
  const first = faults[0]!
  throw new Problem(
    'template-invalid',
    {
      zh: `模板有 ${faults.length} 处不能用：${saidZh(first)}。没有保存。`,
      en: `The template has ${faults.length} faults: ${saidEn(first)}. Nothing was saved.`,
    },
    { values: { faults } },
  )
}

const slotNames = {
  head: ['发文机关标志', 'head'],
  number: ['发文字号', 'number'],
  title: ['标题', 'title'],
  addressee: ['主送', 'addressee'],
  body: ['正文', 'body'],
  signer: ['落款', 'signature'],
  copyTo: ['抄送', 'copy'],
} as const

function saidZh({ code, slot, line, column, text, suggestions }: TemplateFault): string {
  const place = `${slotNames[slot][0]}第 ${line} 行第 ${column} 字`
  if (code === 'empty-title') return '标题是空的'
  if (code === 'open-field') return `${place}的“${text}”没有配对`
  const meant = suggestions.length === 0 ? '' : `，是否为“${suggestions.join('”“')}”`
  return `${place}的字段“${text}”不认识${meant}`
}

function saidEn({ code, slot, line, column, text, suggestions }: TemplateFault): string {
  const place = `${slotNames[slot][1]}, line ${line}, letter ${column}`
  if (code === 'empty-title') return 'the title is empty'
  if (code === 'open-field') return `“${text}” at ${place} is not paired`
  const meant = suggestions.length === 0 ? '' : `; did you mean ${suggestions.join(', ')}`
  return `the field “${text}” at ${place} is not known${meant}`
}

const writtenMeanwhile = (version: number) =>
  new Problem(
    'stale-version',
    {
      zh: `别人已经写了第 ${version} 版，请先看一遍再改。`,
      en: `Somebody wrote version ${version} meanwhile; look at it first.`,
    },
    { values: { version } },
  )
