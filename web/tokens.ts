/** The colours of the paper desk by role, in one scheme. */
export interface Palette {
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly control: string
  readonly line: string
  readonly grid: string
  readonly paper: string
  readonly page: string
  readonly primary: string
  readonly primaryHover: string
  readonly primaryTint: string
  readonly onPrimary: string
  readonly link: string
  readonly seal: string
  readonly sealHover: string
  readonly sealTint: string
  readonly onSeal: string
  readonly focusInk: string
  readonly focus: string
  readonly over: Mark
  readonly normal: Mark
  readonly level4: Mark
  readonly level3: Mark
  readonly level2: Mark
  readonly level1: Mark
}

/** A level's solid mark, the text of its chip and the chip's tint. */
export interface Mark {
  readonly mark: string
  readonly text: string
  readonly tint: string
}

export type Scheme = 'light' | 'dark'

/** Every colour of the product; paper.css repeats them as variables and a test holds the two equal. */
export const palettes: Readonly<Record<Scheme, Palette>> = {
  light: {
    ink: '#1D2B2F',
    ink2: '#47575C',
    ink3: '#5F6F74',
    control: '#7A888C',
    line: '#D5DBD9',
    grid: '#E4E9E7',
    paper: '#FFFFFF',
    page: '#F4F6F4',
    primary: '#0E5A6B',
    primaryHover: '#0B4856',
    primaryTint: '#E3F0F2',
    onPrimary: '#FFFFFF',
    link: '#0A5C8A',
    seal: '#8E1F55',
    sealHover: '#741845',
    sealTint: '#F8EAF1',
    onSeal: '#FFFFFF',
    focusInk: '#1D2B2F',
    focus: '#FFD43B',
    over: { mark: '#5B4B8A', text: '#4A3C74', tint: '#EFECF7' },
    normal: { mark: '#2F7D5B', text: '#1F5D43', tint: '#E6F3EC' },
    level4: { mark: '#1D6FB8', text: '#14568F', tint: '#E4F0FA' },
    level3: { mark: '#F2C230', text: '#6B4E00', tint: '#FFF4CC' },
    level2: { mark: '#D0590A', text: '#8A3D00', tint: '#FFE9D6' },
    level1: { mark: '#9E120C', text: '#8E120C', tint: '#FCE4E1' },
  },
  dark: {
    ink: '#E6ECEA',
    ink2: '#B4C0BF',
    ink3: '#8E9C9D',
    control: '#75858A',
    line: '#36444A',
    grid: '#2A363B',
    paper: '#1A2326',
    page: '#12191B',
    primary: '#63B7C9',
    primaryHover: '#86CAD9',
    primaryTint: '#20363C',
    onPrimary: '#12191B',
    link: '#7CC1F0',
    seal: '#F29ABF',
    sealHover: '#F7B6D1',
    sealTint: '#3A2430',
    onSeal: '#1A2326',
    focusInk: '#12191B',
    focus: '#FFD43B',
    over: { mark: '#B3A6E3', text: '#CFC6F0', tint: '#2C2840' },
    normal: { mark: '#5FB98F', text: '#9AD9BB', tint: '#1E3A30' },
    level4: { mark: '#5FA9EA', text: '#A6D0F5', tint: '#1B3348' },
    level3: { mark: '#F2D25C', text: '#F5DE8C', tint: '#3D3413' },
    level2: { mark: '#EE8A3A', text: '#F8BE90', tint: '#45290F' },
    level1: { mark: '#E8574B', text: '#F6A9A1', tint: '#4A201D' },
  },
}

/** Series colours of charts, at most six; more series become small multiples. */
export const categorical = [
  '#0E5A6B',
  '#CD751D',
  '#8A3FB0',
  '#4C4524',
  '#419BC8',
  '#AF855A',
] as const

/** From little to much. */
export const sequential = ['#E3F0F2', '#B6D5DB', '#7FB2BD', '#3F8494', '#0B4856'] as const

/** From behind the plan to ahead of it; always shown with a signed figure. */
export const diverging = ['#8A3D00', '#E9B98F', '#F4F6F4', '#8FC1CB', '#0E5A6B'] as const

/** The faces of the system's own words: what the machine has, then the served fallback. */
export const sans =
  '"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei","Noto Sans SC",sans-serif'

/** How tightly staff screens are set. */
export type Density = 'loose' | 'standard' | 'compact'

/** Heights of controls by density, in CSS pixels. */
export const controlHeight: Readonly<Record<Density, number>> = {
  loose: 40,
  standard: 36,
  compact: 32,
}
