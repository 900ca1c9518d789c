import { Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { NO_VALUE } from '../i18n/format.ts';
import type { Share } from '../kernel/percent.ts';
import { useFormat } from './use-format.ts';

/** Below this a share says little: it is shown, and marked as resting on little data. */
export const THIN_SAMPLE = 30;

/** A percentage together with how many it was counted from. */
export function ShareValue({ share }: { share: Share }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (share.of === 0) {
    return (
      <>
        <span aria-hidden="true">{NO_VALUE}</span>
        <Text as="span" visuallyHidden>
          {t('share.none')}
        </Text>
      </>
    );
  }
  return (
    <span className={share.of < THIN_SAMPLE ? 'portolan-share portolan-thin' : 'portolan-share'}>
      <span>{format.share(share)}</span>
      <Text as="span" tone="subdued" variant="bodySm">
        {t('share.of', { count: share.of, formatted: format.count(share.of) })}
      </Text>
    </span>
  );
}
