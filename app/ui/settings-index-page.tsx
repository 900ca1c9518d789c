import { BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AppPage } from './app-page.tsx';
import {
  PublicationBadge,
  PublicationSentence,
  type PublicationView,
} from './publication-badge.tsx';

/** A page of settings in the list of all of them, in the admin's language. */
export interface SettingsLink {
  path: string;
  title: string;
  about: string;
  /** How its document stands; null where shoppers see nothing of the settings. */
  publication: PublicationView | null;
}

export interface SettingsGroup {
  name: string;
  pages: readonly SettingsLink[];
}

/** Every page of settings, a card for each part of the app, and how each stands. */
export function SettingsIndexPage({ groups }: { groups: readonly SettingsGroup[] }) {
  const { t } = useTranslation();
  return (
    <AppPage title={t('nav.settings')} subtitle={t('settings.about')}>
      <div className="portolan-settings-index">
        {groups.map(({ name, pages }) => (
          <Card key={name}>
            <BlockStack gap="400">
              <Text as="h2" variant="headingMd">
                {name}
              </Text>
              {pages.map((page) => (
                <SettingsEntry key={page.path} page={page} />
              ))}
            </BlockStack>
          </Card>
        ))}
      </div>
    </AppPage>
  );
}

function SettingsEntry({ page }: { page: SettingsLink }) {
  const { publication } = page;
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" align="space-between" blockAlign="center">
        <Text as="h3" variant="headingSm">
          <Link url={page.path}>{page.title}</Link>
        </Text>
        {publication === null ? null : <PublicationBadge publication={publication} />}
      </InlineStack>
      <Text as="p">{page.about}</Text>
      {publication === null ? null : (
        <Text as="p" tone="subdued">
          <PublicationSentence publication={publication} />
        </Text>
      )}
    </BlockStack>
  );
}
