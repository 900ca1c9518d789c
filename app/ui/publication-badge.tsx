import { Badge, Banner, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from './use-format.ts';

/** Publication to the storefront as it travels from a loader. */
export interface PublicationView {
  state: 'none' | 'waiting' | 'published' | 'failed';
  publishedAt: Date | null;
  requestedAt: Date | null;
  problem: 'too-large' | 'refused' | 'needs-merchant' | 'unavailable' | null;
  /** Shopify's own words, in English. */
  problemMessage?: string | null | undefined;
  sizeBytes: number;
}

const TONES = {
  none: undefined,
  waiting: 'info',
  published: 'success',
  failed: 'critical',
} as const;

export function PublicationBadge({ publication }: { publication: PublicationView }) {
  const { t } = useTranslation();
  const tone = TONES[publication.state];
  return (
    <Badge {...(tone === undefined ? {} : { tone })}>
      {t(`publication.state.${publication.state}`)}
    </Badge>
  );
}

/** What shoppers see and since when, in one sentence. */
export function PublicationSentence({ publication }: { publication: PublicationView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, publishedAt } = publication;
  if (state === 'none') return t('publication.none');
  if (publishedAt === null) return t('publication.first');
  const since = format.instant(publishedAt);
  return t(state === 'published' ? 'publication.since' : 'publication.older', { since });
}

/** Why a document is not in the storefront and what to do, with what Shopify itself said. */
export function PublicationProblemText({ publication }: { publication: PublicationView }) {
  const { t } = useTranslation();
  const { problem, problemMessage } = publication;
  return (
    <>
      <Text as="p">{t(`publication.problem.${problem ?? 'unavailable'}`)}</Text>
      {problemMessage == null ? null : (
        <Text as="p" tone="subdued">
          {t('publication.shopifySays')} <span lang="en">{problemMessage}</span>
        </Text>
      )}
    </>
  );
}

/** Why the storefront does not have the latest settings, what it shows meanwhile, and what to do. */
export function PublicationFailure(props: {
  publication: PublicationView;
  onRetry: () => void;
  retrying: boolean;
}) {
  const { t } = useTranslation();
  const { publication } = props;
  if (publication.state !== 'failed') return null;
  return (
    <Banner
      tone="critical"
      title={t('publication.failedTitle')}
      action={{ content: t('action.retry'), onAction: props.onRetry, loading: props.retrying }}
    >
      <PublicationProblemText publication={publication} />
      <Text as="p">
        <PublicationSentence publication={publication} />
      </Text>
    </Banner>
  );
}
