import { Banner, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from './use-format.ts';

export type ConnectionView =
  { state: 'needs-merchant' } | { state: 'back'; since: Date; done: boolean } | null;

/** Says that the app has lost access to the store, or has it again: what was kept, what to do. */
export function ConnectionBanner({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [dismissed, setDismissed] = useState(false);
  if (connection === null || dismissed) return null;
  if (connection.state === 'needs-merchant') {
    return (
      <div className="portolan-connection">
        <Banner
          tone="critical"
          title={t('connection.needsTitle')}
          action={{ content: t('connection.reload'), onAction: () => window.location.reload() }}
        >
          <Text as="p">{t('connection.needs')}</Text>
        </Banner>
      </div>
    );
  }
  const since = format.instant(connection.since);
  return (
    <div className="portolan-connection">
      <Banner
        tone={connection.done ? 'success' : 'info'}
        title={t('connection.backTitle')}
        onDismiss={() => setDismissed(true)}
      >
        <Text as="p">
          {t(connection.done ? 'connection.backDone' : 'connection.back', { since })}
        </Text>
      </Banner>
    </div>
  );
}
