import { Banner, BlockStack, Link, List, Modal, SkeletonBodyText, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { PreviewView } from '../view.ts';
import { ChangesTable } from './changes-table.tsx';

/** Words that there are for a refusal; another reason gets those of Shopify's. */
const PROBLEMS = [
  'stale-preview',
  'nothing-to-do',
  'changed-since',
  'refused-by-shopify',
  'access-denied',
  'unknown-action',
  'invalid-input',
  'not-undoable',
  'shopify-unavailable',
  'shopify-access-denied',
] as const;

/** A reason of a refusal as a key of words. */
export function problemKey(reason: string): (typeof PROBLEMS)[number] {
  return PROBLEMS.find((known) => known === reason) ?? 'refused-by-shopify';
}

/** What would change, before it does: before and after of each field, and one approve button. */
export function ActionModal(props: {
  open: boolean;
  /** null while it is worked out. */
  preview: PreviewView | null;
  refusal: string | null;
  approving: boolean;
  onApprove: () => void;
  onLookAgain: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('activity');
  const { preview, refusal } = props;
  const primary =
    refusal !== null
      ? { content: t('approve.again'), onAction: props.onLookAgain }
      : {
          content: t('approve.do'),
          onAction: props.onApprove,
          loading: props.approving,
          disabled: preview === null,
        };
  return (
    <Modal
      open={props.open}
      onClose={props.onClose}
      title={preview?.title ?? t('approve.loading')}
      primaryAction={primary}
      secondaryActions={[{ content: t('approve.cancel'), onAction: props.onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          {refusal === null ? null : (
            <Banner tone="warning" title={t('approve.refused')}>
              <Text as="p">{t(`problem.${problemKey(refusal)}`)}</Text>
            </Banner>
          )}
          {preview === null ? (
            refusal === null ? (
              <SkeletonBodyText lines={4} />
            ) : null
          ) : (
            <>
              <ChangesTable changes={preview.changes} changeCount={preview.changeCount} />
              {preview.irreversible.length === 0 ? (
                <Text as="p" tone="subdued">
                  {t('approve.reversible')} <Link url="/app/activity">{t('title')}</Link>
                </Text>
              ) : (
                <Banner tone="warning" title={t('approve.irreversible')}>
                  <List>
                    {preview.irreversible.map((text) => (
                      <List.Item key={text}>{text}</List.Item>
                    ))}
                  </List>
                </Banner>
              )}
            </>
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
