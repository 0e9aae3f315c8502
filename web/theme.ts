import { theme as antd, type ThemeConfig } from 'antd'
import { controlHeight, type Density, palettes, type Scheme, sans } from './tokens.ts'

/** Every pair of scheme and density that the static style sheet of Ant Design is made for. */
export const settings: readonly { readonly scheme: Scheme; readonly density: Density }[] = (
  ['light', 'dark'] as const
).flatMap((scheme) =>
  (['loose', 'standard', 'compact'] as const).map((density) => ({ scheme, density })),
)

/**
 * Ant Design on our tokens. Its style sheet is built beforehand (`web/build/antd-sheet.ts`), so
 * that nothing is injected at run time and the content policy needs no exception.
 */
export function antdTheme(scheme: Scheme, density: Density): ThemeConfig {
  const colour = palettes[scheme]

  return {
    zeroRuntime: true,
    hashed: false,
    cssVar: { key: `paper-${scheme}-${density}`, prefix: 'ant' },
    // One algorithm for both schemes: the dark one would change the colours we chose.
    algorithm: antd.defaultAlgorithm,
    token: {
      colorTextBase: colour.ink,
      colorBgBase: colour.paper,
      colorPrimary: colour.primary,
      colorPrimaryHover: colour.primaryHover,
      colorPrimaryActive: colour.primaryHover,
      colorPrimaryBg: colour.primaryTint,
      colorPrimaryBgHover: colour.primaryTint,
      colorLink: colour.link,
      colorLinkHover: colour.primaryHover,
      colorError: colour.level1.mark,
      colorErrorText: colour.level1.text,
      colorWarning: colour.level2.text,
      colorSuccess: colour.normal.mark,
      colorInfo: colour.level4.mark,
      colorErrorBg: colour.level1.tint,
      colorErrorBorder: colour.level1.mark,
      colorErrorHover: colour.level1.mark,
      colorWarningBg: colour.level3.tint,
      colorSuccessBg: colour.normal.tint,
      colorInfoBg: colour.level4.tint,
      colorText: colour.ink,
      colorTextSecondary: colour.ink2,
      colorTextTertiary: colour.ink3,
      colorTextQuaternary: colour.ink3,
      colorTextPlaceholder: colour.ink3,
      colorTextDisabled: colour.ink3,
      colorTextLightSolid: colour.onPrimary,
      colorBorder: colour.control,
      colorBorderSecondary: colour.line,
      colorSplit: colour.line,
      colorBgLayout: colour.page,
      colorBgContainer: colour.paper,
      colorBgElevated: colour.paper,
      colorBgContainerDisabled: colour.page,
      controlItemBgHover: colour.page,
      controlItemBgActive: colour.primaryTint,
      controlItemBgActiveHover: colour.primaryTint,
      borderRadius: 4,
      borderRadiusSM: 4,
      borderRadiusLG: 4,
      controlHeight: controlHeight[density],
      controlHeightSM: 28,
      fontSize: 14,
      fontFamily: sans,
      linkDecoration: 'underline',
      linkHoverDecoration: 'underline',
      linkFocusDecoration: 'underline',
      boxShadow: '0 2px 8px rgba(29, 43, 47, 0.16)',
      boxShadowSecondary: '0 2px 8px rgba(29, 43, 47, 0.16)',
      boxShadowTertiary: 'none',
      motionDurationSlow: '0.15s',
      motionDurationMid: '0.12s',
      motionDurationFast: '0.08s',
      controlOutlineWidth: 0,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 400,
        paddingInline: 16,
        defaultColor: colour.ink,
        defaultHoverColor: colour.ink,
        defaultHoverBorderColor: colour.ink,
        defaultActiveColor: colour.ink,
        defaultActiveBorderColor: colour.ink,
      },
      Select: { optionSelectedBg: colour.primaryTint, optionSelectedFontWeight: 600 },
    },
  }
}
