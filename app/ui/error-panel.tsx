import { isRouteErrorResponse } from '@remix-run/react';
import { Banner, BlockStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AppPage } from './app-page.tsx';

/** What happened, what was kept, how to go on: for a page whose data could not be had. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <AppPage title={t(isMissing ? 'error.missingTitle' : 'error.title')}>
      <Banner
        tone={isMissing ? 'info' : 'critical'}
        title={t(isMissing ? 'error.missingWhat' : 'error.what')}
        action={
          isMissing
            ? { content: t('error.goHome'), url: '/app' }
            : { content: t('error.reload'), onAction: () => location.reload() }
        }
      >
        <BlockStack gap="100">
          <Text as="p">{t(isMissing ? 'error.missingNext' : 'error.kept')}</Text>
        </BlockStack>
      </Banner>
    </AppPage>
  );
}

/**
 * True for what the Shopify library throws to be shown as it is: a page that fetches a new
 * session token, or a redirect.
 */
export function isShopifyAnswer(error: unknown): boolean {
  return isRouteErrorResponse(error) && typeof error.data === 'string' && error.status !== 404;
}
