import { BlockStack, Button, InlineError, Tag, Text } from '@shopify/polaris';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { Picked } from '../index.ts';
import { useField } from './delivery-form.ts';

const GID_TYPES = { product: 'Product', collection: 'Collection' } as const;
/** Named one by one; of more it is said how many. */
const SHOWN_MOST = 12;

/** Products or collections, picked in the admin's own picker. */
export function PickedField(props: {
  type: keyof typeof GID_TYPES;
  path: string;
  value: readonly Picked[];
  most: number;
  onChange: (value: Picked[]) => void;
}) {
  const { t } = useTranslation('logistics');
  const shopify = useAppBridge();
  const { error } = useField(props.path);
  const errorId = useId();
  const { type, value, most, onChange } = props;
  const pick = async () => {
    const chosen = await shopify.resourcePicker({
      type,
      multiple: most,
      action: 'select',
      selectionIds: value.map(({ id }) => ({ id: `gid://shopify/${GID_TYPES[type]}/${id}` })),
      ...(type === 'product' ? { filter: { variants: false } } : {}),
    });
    // Undefined where the picker was closed without a choice.
    if (chosen === undefined) return;
    onChange(
      chosen.map(({ id, title }) => ({
        id: id.slice(id.lastIndexOf('/') + 1),
        title: title.slice(0, 255),
      })),
    );
  };
  const left = value.length - SHOWN_MOST;
  return (
    <BlockStack gap="200">
      <div>
        <Button onClick={() => void pick()}>{t(`products.pick.${type}`)}</Button>
      </div>
      {value.length === 0 ? null : (
        <div className="portolan-tags">
          {value.slice(0, SHOWN_MOST).map(({ id, title }) => (
            <Tag
              key={id}
              accessibilityLabel={title}
              onRemove={() => onChange(value.filter((kept) => kept.id !== id))}
            >
              {title}
            </Tag>
          ))}
          {left > 0 ? (
            <Text as="span" tone="subdued">
              {t('products.more', { count: left })}
            </Text>
          ) : null}
        </div>
      )}
      {error === undefined ? null : <InlineError message={error} fieldID={errorId} />}
    </BlockStack>
  );
}
