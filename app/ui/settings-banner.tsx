import { Banner, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { PublicationFailure, type PublicationView } from './publication-badge.tsx';

/** Why the last save was refused. */
export type SaveRefusal = 'stale-version' | 'invalid';

/** At most one banner of a settings page: what stops the merchant first. */
export function SettingsBanner(props: {
  publication: PublicationView;
  refusal: SaveRefusal | null;
  dirty: boolean;
  hasErrors: boolean;
  saving: boolean;
  onOverwrite: () => void;
  onTakeStored: () => void;
  onRetryPublication: () => void;
  retrying: boolean;
}) {
  const { t } = useTranslation();
  if (props.refusal === 'stale-version' && props.dirty) {
    return (
      <Banner
        tone="warning"
        title={t('settings.stale.title')}
        action={{
          content: t('settings.stale.overwrite'),
          onAction: props.onOverwrite,
          loading: props.saving,
        }}
        secondaryAction={{
          content: t('settings.stale.takeStored'),
          onAction: props.onTakeStored,
        }}
      >
        <Text as="p">{t('settings.stale.kept')}</Text>
      </Banner>
    );
  }
  if (props.hasErrors || props.refusal === 'invalid') {
    return (
      <Banner tone="critical" title={t('settings.problem.title')}>
        <Text as="p">{t('settings.problem.next')}</Text>
      </Banner>
    );
  }
  if (props.publication.state !== 'failed') return null;
  return (
    <PublicationFailure
      publication={props.publication}
      onRetry={props.onRetryPublication}
      retrying={props.retrying}
    />
  );
}
