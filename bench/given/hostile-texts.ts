/** Texts of about so many characters that try a reader where it might look back or ahead without end. */
export const hostileTexts: Readonly<Record<string, (length: number) => string>> = {
  'one line of prose': repeated('各单位要把组织献血列入全年工作，'),
  'one line of rows': repeated('甲村 12 '),
  digits: repeated('1'),
  bars: repeated('|'),
  tabs: repeated('\t'),
  'full-width digits': repeated('１２３，'),
  totals: repeated('合计 5\n'),
  'totals under headings': repeated('合计 5\n', '单位 任务数（人份）\n甲村 5\n'),
  'headings over names alone': repeated('单位 任务数（人份）\n甲学院\n'),
  'rules of bars': repeated('\t|\n\t \t|\t'),
  'sections between rows': repeated('一、\n\n\n\n', '单位 任务数\n甲村 5\n'),
  'annexes announced': repeated('附件：1.甲表\n2.乙表\n|单位|任务数|\n|甲村|5|\n'),
  ratios: repeated('按职工人数的6.5%动员，'),
  goals: repeated('团体献血5人份。', '2026年任务'),
  'spread letters': repeated('合 '),
}

function repeated(unit: string, before = ''): (length: number) => string {
  return (length) => before + unit.repeat(Math.ceil(length / unit.length))
}
