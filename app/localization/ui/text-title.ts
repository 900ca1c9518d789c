import { useTranslation } from 'react-i18next';

import { ownTextOf } from '../texts/own-texts.ts';

/** What a text is called: by its own title, and texts of our own by a word of the admin's language. */
export function useTextTitle(): (resourceId: string, title: string) => string {
  const { t } = useTranslation('localization');
  return (resourceId, title) => {
    const own = ownTextOf(resourceId);
    return own === null ? title : t(`own.${own}`, { title });
  };
}
