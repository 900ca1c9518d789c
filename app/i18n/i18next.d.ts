import 'i18next';

import type common from './locales/en.json' with { type: 'json' };
import type insights from '../insights/locales/en.json' with { type: 'json' };
import type logistics from '../logistics/locales/en.json' with { type: 'json' };
import type payments from '../payments/locales/en.json' with { type: 'json' };
import type publishing from '../publishing/locales/en.json' with { type: 'json' };
import type retention from '../retention/locales/en.json' with { type: 'json' };
import type sync from '../sync/locales/en.json' with { type: 'json' };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      insights: typeof insights;
      logistics: typeof logistics;
      payments: typeof payments;
      publishing: typeof publishing;
      retention: typeof retention;
      sync: typeof sync;
    };
  }
}
