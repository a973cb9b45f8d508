import { existsSync, readFileSync } from 'node:fs';

export const THEMES = ['light', 'dark', 'high-contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** A theme's colours: of text on the card, of its surfaces, and of text on the coloured ones where that differs. */
export interface Palette {
  readonly page: string;
  readonly border: string;
  readonly text: Readonly<Record<'default' | 'subtle' | 'accent' | 'good' | 'warning' | 'attention', string>>;
  readonly surface: Readonly<Record<'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention', string>>;
  readonly onColor?: Readonly<Record<'default' | 'subtle', string>>;
}

export const paletteOf = (theme: Theme): Palette =>
  JSON.parse(readFileSync(new URL(`host-configs/${theme}.json`, import.meta.url), 'utf8'));

/** What Microsoft has published of Teams' own, in a folder beside the repository. None of high contrast. */
const publishedFor = (theme: Theme): URL =>
  new URL(`../../shared/data/teams/adaptive-cards/hostconfig.microsoft-teams-${theme}.json`, import.meta.url);

/** Teams' host config where it is at hand; else one that resembles it: enough to judge order, weight, wrapping and contrast. */
export function hostConfigOf(theme: Theme): object {
  const published = publishedFor(theme);
  return existsSync(published) ? JSON.parse(readFileSync(published, 'utf8')) : resembling(paletteOf(theme));
}

function resembling({ border, text, surface, onColor }: Palette): object {
  const fontSizes = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };
  const fontWeights = { lighter: 200, default: 400, bolder: 600 };
  const styles = Object.entries(surface).map(([name, backgroundColor]) => {
    const plain = name === 'default' || name === 'emphasis' ? text : { ...text, ...onColor };
    const color = (shade: string) => ({ default: shade, subtle: shade });
    return [
      name,
      {
        backgroundColor,
        foregroundColors: {
          default: { default: plain.default, subtle: plain.subtle },
          accent: color(text.accent),
          good: color(text.good),
          warning: color(text.warning),
          attention: color(text.attention),
        },
      },
    ];
  });
  return {
    supportsInteractivity: true,
    fontTypes: {
      default: { fontFamily: "'Segoe UI', 'Noto Sans', 'Noto Sans CJK KR', sans-serif", fontSizes, fontWeights },
      monospace: { fontFamily: 'monospace', fontSizes, fontWeights },
    },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: border },
    textStyles: { heading: { size: 'large', weight: 'bolder' } },
    textBlock: { headingLevel: 2 },
    containerStyles: Object.fromEntries(styles),
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    adaptiveCard: { allowCustomStyle: false },
  };
}
