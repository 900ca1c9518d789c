import { BlockStack, Card, Select, Text } from '@shopify/polaris';
import { useEffect, useMemo, useState } from 'react';

import { BlockPreview, NoPreview, type RenderedPreview } from '../publishing/ui/block-preview.tsx';
import { useFormat } from './use-format.ts';

/** What came of rendering a draft. */
export type DraftRendering =
  | ({ state: 'shown' } & RenderedPreview)
  | { state: 'hidden'; reason: 'not-set-up' | 'off' | 'nothing' | 'failed' };

/** Words of a preview, in the language of its page. */
export interface PreviewWords {
  title: string;
  country: string;
  language: string;
  /** Names the frame for screen readers. */
  frame: string;
  nothing: (country: string) => string;
  failed: string;
}

/** A moment after the last key: typing does not ask for a picture of every letter. */
const SETTLED_MS = 400;

/**
 * A block as shoppers of a country see it with the settings that are being edited: the real file,
 * rendered by the server, asked for again when something changes.
 */
export function DraftPreview<Settings>(props: {
  settings: Settings;
  countries: readonly string[];
  /** Where the page itself has a country chosen: the preview goes along with it. */
  country?: string | undefined;
  languages: readonly string[];
  firstLanguage: string;
  words: PreviewWords;
  /** Asks the server for a picture; what it answers comes back in `rendering`. */
  onAsk: (asked: { settings: Settings; country: string; language: string }) => void;
  rendering: DraftRendering | null | undefined;
}) {
  const { words, settings, onAsk, rendering, languages } = props;
  const format = useFormat();
  const [country, setCountry] = useState(props.country ?? props.countries[0] ?? 'US');
  const [followed, setFollowed] = useState(props.country);
  if (props.country !== undefined && props.country !== followed) {
    setFollowed(props.country);
    setCountry(props.country);
  }
  const [language, setLanguage] = useState(
    languages.includes(props.firstLanguage) ? props.firstLanguage : 'en',
  );
  const wanted = JSON.stringify({ settings, country, language });
  useEffect(() => {
    const timer = setTimeout(
      () => onAsk(JSON.parse(wanted) as Parameters<typeof onAsk>[0]),
      SETTLED_MS,
    );
    return () => clearTimeout(timer);
    // The function that asks is another one with each render; what is asked is in `wanted`.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  const options = useOptions(props.countries, languages);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {words.title}
        </Text>
        <Select
          label={words.country}
          options={options.countries}
          value={country}
          onChange={setCountry}
        />
        <Select
          label={words.language}
          options={options.languages}
          value={language}
          onChange={setLanguage}
        />
        <div className="portolan-draft-preview">
          {rendering == null ? (
            <NoPreview width="phone">{'…'}</NoPreview>
          ) : rendering.state === 'shown' ? (
            <BlockPreview
              title={words.frame}
              rendered={rendering}
              language={language}
              width="phone"
            />
          ) : (
            <NoPreview width="phone">
              {rendering.reason === 'failed'
                ? words.failed
                : words.nothing(format.country(country))}
            </NoPreview>
          )}
        </div>
      </BlockStack>
    </Card>
  );
}

function useOptions(countries: readonly string[], languages: readonly string[]) {
  const format = useFormat();
  return useMemo(() => {
    const { compare } = new Intl.Collator(format.locale);
    const names = new Intl.DisplayNames(format.locale, { type: 'language' });
    const sorted = (codes: readonly string[], nameOf: (code: string) => string) =>
      codes
        .map((value) => ({ value, label: nameOf(value) }))
        .sort((a, b) => compare(a.label, b.label));
    return {
      countries: sorted(countries, format.country),
      languages: sorted(languages, (code) => names.of(code) ?? code),
    };
  }, [countries, languages, format]);
}
