/** A name as it is compared: no spaces, half-width, one kind of dot, one kind of bracket. */
export const spelling = (name: string): string =>
  name
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, '')
    .replace(/[•‧∙・]/g, '·')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')')
    .toLowerCase()

/** What a search looks for: the spelling without dots. */
export const sought = (text: string): string => spelling(text).replace(/[·.。]/g, '')

/** A name without what is only a note or says where: brackets, the region before it, 市, 区, 县. */
export function bare(name: string, regions: readonly string[]): string {
  const plain = spelling(name).replace(/\([^()]*\)/g, '')
  const without = regions
    .flatMap((region) => [spelling(region), spelling(region).replace(/[省市区县镇乡]$|街道$/, '')])
    .filter((prefix) => prefix.length >= 2)
    .sort((one, other) => other.length - one.length)
    .find((prefix) => plain.startsWith(prefix) && plain.length - prefix.length >= 2)
  const rest = without === undefined ? plain : plain.slice(without.length)
  return rest.replace(/^(?:市(?![场政容民])|区(?!划)|县(?!级))(?=.{2,})/, '')
}

/** What stays of a bare name when the usual endings of towns and offices are made one. */
export const stem = (name: string): string =>
  name
    .replace(/(.{2,})(?:街道办事处|街道办|街道|镇人民政府|镇政府|镇|乡人民政府|乡政府|乡)$/, '$1')
    .replace(/委员会$/, '委')
    .replace(/(?:管理局|总局|分局)$/, '局')
    .replace(/办公室$/, '办')
    .replace(/(.{2,})人民政府$/, '$1')
    .replace(/(?:股份)?有限(?:责任)?公司$/, '公司')
