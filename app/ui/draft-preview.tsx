import { BlockStack, Card, Select, type SelectProps, Text } from '@shopify/polaris';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { BlockPreview, NoPreview, type RenderedPreview } from '../publishing/ui/block-preview.tsx';
import { useFormat } from './use-format.ts';

/** What came of rendering a draft in a block, which is named in the admin's language. */
export type DraftRendering = { block: string } & (
  | ({ state: 'shown' } & RenderedPreview)
  | { state: 'hidden'; reason: 'not-set-up' | 'off' | 'nothing' | 'failed' }
);

/** Who looks at a preview. */
export interface PreviewShopper {
  country: string;
  language: string;
  setCountry: (country: string) => void;
  setLanguage: (language: string) => void;
}

/** What a preview is asked for. */
export interface AskedDraft<Settings> {
  settings: Settings;
  country: string;
  language: string;
  choices: Readonly<Record<string, string>>;
}

/** Countries to choose from, in groups that have a title or in one that has none. */
export interface CountryGroup {
  title: string | null;
  countries: readonly string[];
}

/** The shopper of a preview, to begin with; the admin's language where the blocks speak it. */
export function usePreviewShopper(first: {
  country: string;
  language: string;
  languages: readonly string[];
}): PreviewShopper {
  const [country, setCountry] = useState(first.country);
  const [language, setLanguage] = useState(
    first.languages.includes(first.language) ? first.language : 'en',
  );
  return { country, language, setCountry, setLanguage };
}

/** A moment after the last key: typing does not ask for a picture of every letter. */
const SETTLED_MS = 400;

/**
 * Blocks as shoppers of a country see them with the settings that are being edited: the real
 * files, rendered by the server, asked for again when something changes.
 */
export function DraftPreview<Settings>(props: {
  /** The last settings without a mistake. */
  settings: Settings;
  shopper: PreviewShopper;
  countries: readonly CountryGroup[];
  languages: readonly string[];
  /** What else the preview depends on; its fields are the children. */
  choices?: Readonly<Record<string, string>> | undefined;
  children?: ReactNode;
  /** Room that is kept for the blocks until they are there, where they are higher than one line. */
  leastHeightPx?: number | undefined;
  /** What the preview takes for granted, below it. */
  note?: string | undefined;
  /** Asks the server for pictures; what it answers comes back in `renderings`. */
  onAsk: (asked: AskedDraft<Settings>) => void;
  /** Undefined until there is an answer; null where none could be had. */
  renderings: readonly DraftRendering[] | null | undefined;
}) {
  const { t } = useTranslation();
  const { shopper, languages } = props;
  useAsking(props);
  const options = useOptions(props.countries, languages);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('preview.title')}
        </Text>
        <Select
          label={t('preview.country')}
          options={options.countries}
          value={shopper.country}
          onChange={shopper.setCountry}
        />
        <Select
          label={t('preview.language')}
          options={options.languages}
          value={shopper.language}
          onChange={shopper.setLanguage}
        />
        {props.children}
        <div
          className="portolan-draft-preview"
          style={
            props.leastHeightPx === undefined ? undefined : { minBlockSize: props.leastHeightPx }
          }
        >
          <Pictures renderings={props.renderings} shopper={shopper} />
        </div>
        {props.note === undefined ? null : (
          <Text as="p" tone="subdued">
            {props.note}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function useAsking<Settings>(props: {
  settings: Settings;
  shopper: PreviewShopper;
  choices?: Readonly<Record<string, string>> | undefined;
  onAsk: (asked: AskedDraft<Settings>) => void;
}): void {
  const { settings, shopper, choices = {}, onAsk } = props;
  const { country, language } = shopper;
  // What is asked for, as text: equal settings are other objects after each change of the form.
  const wanted = JSON.stringify({ settings, country, language, choices });
  useEffect(() => {
    const timer = setTimeout(() => onAsk(JSON.parse(wanted) as AskedDraft<Settings>), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [wanted, onAsk]);
}

function Pictures(props: {
  renderings: readonly DraftRendering[] | null | undefined;
  shopper: PreviewShopper;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { renderings, shopper } = props;
  if (renderings === undefined) {
    return (
      <NoPreview width="phone">
        <span aria-hidden="true">…</span>
        <Text as="span" visuallyHidden>
          {t('preview.loading')}
        </Text>
      </NoPreview>
    );
  }
  const shown = renderings?.filter((each) => each.state === 'shown') ?? [];
  if (shown.length === 0) {
    const failed =
      renderings?.some((each) => each.state === 'hidden' && each.reason === 'failed') ?? true;
    return (
      <NoPreview width="phone">
        {failed
          ? t('preview.failed')
          : t('preview.nothing', { country: format.country(shopper.country) })}
      </NoPreview>
    );
  }
  return shown.map((rendering) => (
    <BlockPreview
      key={rendering.block}
      title={t('preview.frame', { block: rendering.block })}
      rendered={rendering}
      language={shopper.language}
      width="phone"
      fits
    />
  ));
}

function useOptions(groups: readonly CountryGroup[], languages: readonly string[]) {
  const format = useFormat();
  return useMemo(() => {
    const { compare } = new Intl.Collator(format.locale);
    const names = new Intl.DisplayNames(format.locale, { type: 'language' });
    const sorted = (codes: readonly string[], nameOf: (code: string) => string) =>
      codes
        .map((value) => ({ value, label: nameOf(value) }))
        .sort((a, b) => compare(a.label, b.label));
    return {
      countries: groups
        .filter(({ countries }) => countries.length > 0)
        .flatMap(({ title, countries }): NonNullable<SelectProps['options']> => {
          const options = sorted(countries, format.country);
          return title === null ? options : [{ title, options }];
        }),
      languages: sorted(languages, (code) => names.of(code) ?? code),
    };
  }, [groups, languages, format]);
}
