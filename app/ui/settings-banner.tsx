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
  /** Why settings that nobody has saved wait to be confirmed; null where none do. */
  proposal: string | null;
  saving: boolean;
  onConfirm: () => void;
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
    const kind = props.hasErrors ? 'problem' : 'refused';
    return (
      <Banner tone="critical" title={t(`settings.${kind}.title`)}>
        <Text as="p">{t(`settings.${kind}.next`)}</Text>
      </Banner>
    );
  }
  if (props.publication.state === 'failed') {
    return (
      <PublicationFailure
        publication={props.publication}
        onRetry={props.onRetryPublication}
        retrying={props.retrying}
      />
    );
  }
  if (props.proposal === null) return null;
  return (
    <Banner
      tone="info"
      title={t('settings.proposal.title')}
      action={{
        content: t('settings.proposal.confirm'),
        onAction: props.onConfirm,
        loading: props.saving,
      }}
    >
      <Text as="p">{props.proposal}</Text>
    </Banner>
  );
}
