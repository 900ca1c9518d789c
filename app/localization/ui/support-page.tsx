import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { DraftPreview, type DraftRendering } from '../../ui/draft-preview.tsx';
import {
  PublicationBadge,
  PublicationSentence,
  type PublicationView,
} from '../../ui/publication-badge.tsx';
import { type SaveRefusal, SettingsBanner } from '../../ui/settings-banner.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { useSettingsDraft } from '../../ui/use-settings-draft.ts';
import { type SupportSettings, WIDGET_LANGUAGES } from '../index.ts';
import { AccountsCard } from './accounts-card.tsx';
import { HoursCard } from './hours-card.tsx';
import { supportDrafts } from './support-draft.ts';
import { SupportFormContext } from './support-form.ts';
import { SupportMarketsCard } from './support-markets-card.tsx';

/** What the preview is asked for. */
export interface AskedPreview {
  settings: SupportSettings;
  country: string;
  language: string;
}

interface SupportPageProps {
  stored: { settings: SupportSettings; version: number; publication: PublicationView };
  /** Countries that the shop sells to. */
  countries: readonly string[];
  shopZone: string;
  firstLanguage: string;
  onSave: (settings: SupportSettings, version: number) => void;
  saving: boolean;
  refusal: SaveRefusal | null;
  onRetryPublication: () => void;
  retrying: boolean;
  onAskPreview: (asked: AskedPreview) => void;
  rendering: DraftRendering | null | undefined;
}

/** Support channels: accounts, hours, what each market sees, the block itself, and publication. */
export function SupportPage(props: SupportPageProps) {
  const { t } = useTranslation('localization');
  const { stored } = props;
  const form = useSettingsDraft(stored, supportDrafts);
  const save = (version: number) => {
    const read = form.attempt();
    if (read.ok) props.onSave(read.settings, version);
  };
  return (
    <SettingsPage
      title={t('title')}
      badge={<PublicationBadge publication={stored.publication} />}
      dirty={form.dirty}
      saving={props.saving}
      onSave={() => save(form.version)}
      onDiscard={form.discard}
      banner={
        <SettingsBanner
          {...props}
          publication={stored.publication}
          dirty={form.dirty}
          hasErrors={form.showsErrors}
          onOverwrite={() => save(stored.version)}
          onTakeStored={form.discard}
        />
      }
      preview={<Side {...props} settings={form.lastSound} />}
    >
      <SupportFormContext.Provider value={form}>
        <AccountsCard />
        <HoursCard shopZone={props.shopZone} />
        <SupportMarketsCard sold={props.countries} />
      </SupportFormContext.Provider>
    </SettingsPage>
  );
}

function Side(props: SupportPageProps & { settings: SupportSettings }) {
  const { t } = useTranslation('localization');
  const own = props.settings.markets.flatMap(({ countries }) => countries);
  return (
    <>
      <DraftPreview
        settings={props.settings}
        countries={[...new Set([...props.countries, ...own])]}
        languages={WIDGET_LANGUAGES}
        firstLanguage={props.firstLanguage}
        words={{
          title: t('preview.title'),
          country: t('preview.country'),
          language: t('preview.language'),
          frame: t('preview.frame'),
          nothing: (country) => t('preview.nothing', { country }),
          failed: t('preview.failed'),
        }}
        onAsk={props.onAskPreview}
        rendering={props.rendering}
      />
      <Card>
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('published.title')}
          </Text>
          <Text as="p" tone="subdued">
            <PublicationSentence publication={props.stored.publication} />
          </Text>
        </BlockStack>
      </Card>
    </>
  );
}
