import { useTranslation } from 'react-i18next';

import { DraftPreview, usePreviewShopper } from '../../ui/draft-preview.tsx';
import {
  PublishedSettingsPage,
  type PublishedSettingsProps,
} from '../../ui/published-settings-page.tsx';
import { useSettingsDraft } from '../../ui/use-settings-draft.ts';
import { type SupportSettings, WIDGET_LANGUAGES } from '../index.ts';
import { AccountsCard } from './accounts-card.tsx';
import { HoursCard } from './hours-card.tsx';
import { supportDrafts } from './support-draft.ts';
import { SupportFormContext } from './support-form.ts';
import { SupportMarketsCard } from './support-markets-card.tsx';

interface SupportPageProps extends PublishedSettingsProps<SupportSettings> {
  /** Countries that the shop sells to. */
  countries: readonly string[];
  shopZone: string;
}

/** Support channels: accounts, hours, what each market sees, the block itself, and publication. */
export function SupportPage(props: SupportPageProps) {
  const { t } = useTranslation('localization');
  const form = useSettingsDraft(props.stored, supportDrafts);
  return (
    <PublishedSettingsPage
      title={t('title')}
      page={props}
      form={form}
      proposal={null}
      preview={<Preview {...props} settings={form.lastSound} />}
    >
      <SupportFormContext.Provider value={form}>
        <AccountsCard />
        <HoursCard shopZone={props.shopZone} />
        <SupportMarketsCard sold={props.countries} />
      </SupportFormContext.Provider>
    </PublishedSettingsPage>
  );
}

function Preview(props: SupportPageProps & { settings: SupportSettings }) {
  const own = props.settings.markets.flatMap(({ countries }) => countries);
  const countries = [...new Set([...props.countries, ...own])];
  const shopper = usePreviewShopper({
    country: countries[0] ?? 'US',
    language: props.firstLanguage,
    languages: WIDGET_LANGUAGES,
  });
  return (
    <DraftPreview
      settings={props.settings}
      shopper={shopper}
      countries={[{ title: null, countries }]}
      languages={WIDGET_LANGUAGES}
      onAsk={props.onAskPreview}
      renderings={props.renderings}
    />
  );
}
