import type { Words } from '#web/words/useWords.ts'

/** What is said while spans are written, pasted, found and arranged in the grid. */
export const gridWords = {
  zh: {
    group: '分组',
    groups: { none: '不分组', line: '按条线', town: '按镇街' },
    noGroup: '其他',
    heading: (name: string, rows: string, placed: string, amount: string) =>
      `${name}　${rows} 个，已排 ${placed}，目标 ${amount}`,
    show: '筛选',
    shown: { all: '全部', unscheduled: '未排期', left: '还有余数', scheduled: '已排期' },
    freeze: '冻结',
    frozen: { none: '不冻结', name: '单位', sides: '单位和数' },
    find: '查找',
    findHint: '单位或片区',
    found: (at: number, of: number) => (of === 0 ? '没有' : `${at} / ${of}`),
    closeFind: '关闭查找',
    undo: '撤销',
    redo: '重做',
    notAmount: '这里写整数，如 1,243；清空用 Del。',
    others: (who: string, parts: number, at: string) => `${who} ${at} 改了 ${parts} 处`,
    programme: '系统',
    readOnly: '这一版不能改，需要修改请另立新版。',
    pasteTitle: '粘贴到排期',
    refusedTitle: '没有粘贴：表格的样子不对',
    refusedSays: '什么也没有写入。请按下面的提示改好，再复制一次。',
    willWrite: (items: string, sum: string) => `将写入 ${items} 项，合计 ${sum}`,
    willClear: (count: string) => `原有 ${count} 项会被取代`,
    nothing: '与现有的相同，没有要写入的。',
    notWritten: (count: string) => `不写入 ${count} 项`,
    andMore: (count: string) => `另有 ${count} 项`,
    total: (stated: string, sum: string) =>
      stated === sum ? `表中合计 ${stated}，与各行之和相符` : `表中合计 ${stated}，各行之和 ${sum}`,
    write: (count: string) => `写入 ${count} 项`,
    writeOnly: (count: string) => `只写入这 ${count} 项`,
    cancel: '取消',
    where: (row: number, column: number) => `第 ${row} 行第 ${column} 列`,
    why: {
      'below-last-row': '超出最后一行',
      'beyond-last-column': '超出本年最后一列',
      'no-such-row': '计划里没有这个单位',
      'two-such-rows': '有几行同名，分不清是哪一行',
      'outside-year': '不在本年度内',
    },
    fault: {
      empty: '剪贴板里没有内容。',
      'no-amounts': '没有找到数量。',
      'too-large': (cells: string, limit: string) =>
        `共 ${cells} 格，一次最多 ${limit}，请分几次。`,
      ragged: (row: number, width: number, others: number) =>
        `第 ${row} 行有 ${width} 列，其他行有 ${others} 列。`,
      'not-an-amount': (text: string) => `“${text}”不是整数。`,
      scientific: (text: string) => `“${text}”已被表格变成科学计数，请把该列设为文本后重新复制。`,
      'not-a-period': (text: string) =>
        `“${text}”不是时间，应为如 3月上旬、七月—八月 或 2027-03-05。`,
      'across-rows': (text: string) => `“${text}”跨了几行，分不清各单位多少，请拆开。`,
      'two-amounts': (columns: string) =>
        `第 ${columns} 列都像数量，请只留一列，或写上列名“计划数”。`,
    },
    moreItems: (count: string) => `再显示 ${count} 项`,
  },
  en: {
    group: 'Group',
    groups: { none: 'not grouped', line: 'by line', town: 'by town' },
    noGroup: 'others',
    heading: (name: string, rows: string, placed: string, amount: string) =>
      `${name}: ${rows}, placed ${placed} of ${amount}`,
    show: 'Show',
    shown: {
      all: 'all',
      unscheduled: 'not scheduled',
      left: 'with a rest',
      scheduled: 'scheduled',
    },
    freeze: 'Freeze',
    frozen: { none: 'nothing', name: 'unit', sides: 'unit and figures' },
    find: 'Find',
    findHint: 'a unit or an area',
    found: (at: number, of: number) => (of === 0 ? 'none' : `${at} / ${of}`),
    closeFind: 'Close find',
    undo: 'Undo',
    redo: 'Redo',
    notAmount: 'Write a whole number here, like 1,243; Del clears.',
    others: (who: string, parts: number, at: string) => `${who} changed ${parts} at ${at}`,
    programme: 'The programme',
    readOnly: 'This revision is not edited; begin a new one to change it.',
    pasteTitle: 'Paste into the schedule',
    refusedTitle: 'Not pasted: the table has a wrong shape',
    refusedSays: 'Nothing was written. Mend what is listed, and copy again.',
    willWrite: (items: string, sum: string) => `${items} will be written, ${sum} in all`,
    willClear: (count: string) => `${count} that are there will be replaced`,
    nothing: 'The same as what is there; nothing is to be written.',
    notWritten: (count: string) => `${count} will not be written`,
    andMore: (count: string) => `and ${count} more`,
    total: (stated: string, sum: string) =>
      stated === sum
        ? `The table states ${stated}, which its rows come to`
        : `The table states ${stated}; its rows come to ${sum}`,
    write: (count: string) => `Write ${count}`,
    writeOnly: (count: string) => `Write only these ${count}`,
    cancel: 'Cancel',
    where: (row: number, column: number) => `Row ${row}, column ${column}`,
    why: {
      'below-last-row': 'below the last row',
      'beyond-last-column': 'beyond the last column of the year',
      'no-such-row': 'no such unit in the plan',
      'two-such-rows': 'several rows of that name',
      'outside-year': 'outside the year',
    },
    fault: {
      empty: 'The clipboard is empty.',
      'no-amounts': 'No amounts were found.',
      'too-large': (cells: string, limit: string) => `${cells} cells; at most ${limit} at a time.`,
      ragged: (row: number, width: number, others: number) =>
        `Row ${row} has ${width} columns, the others ${others}.`,
      'not-an-amount': (text: string) => `“${text}” is not a whole number.`,
      scientific: (text: string) =>
        `“${text}”: the sheet has turned it into scientific notation. Make the column text and copy again.`,
      'not-a-period': (text: string) =>
        `“${text}” is not a period; write 3月上旬, 七月—八月 or 2027-03-05.`,
      'across-rows': (text: string) => `“${text}” is merged over several rows; split it.`,
      'two-amounts': (columns: string) =>
        `Columns ${columns} could all be the amount; keep one, or head it “计划数”.`,
    },
    moreItems: (count: string) => `Show ${count} more`,
  },
} satisfies Words
