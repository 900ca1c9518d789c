import 'i18next';

import type common from './locales/en.json' with { type: 'json' };
import type activity from '../activity/locales/en.json' with { type: 'json' };
import type compliance from '../compliance/locales/en.json' with { type: 'json' };
import type insights from '../insights/locales/en.json' with { type: 'json' };
import type localization from '../localization/locales/en.json' with { type: 'json' };
import type logistics from '../logistics/locales/en.json' with { type: 'json' };
import type payments from '../payments/locales/en.json' with { type: 'json' };
import type publishing from '../publishing/locales/en.json' with { type: 'json' };
import type retention from '../retention/locales/en.json' with { type: 'json' };
import type sync from '../sync/locales/en.json' with { type: 'json' };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      activity: typeof activity;
      common: typeof common;
      compliance: typeof compliance;
      insights: typeof insights;
      localization: typeof localization;
      logistics: typeof logistics;
      payments: typeof payments;
      publishing: typeof publishing;
      retention: typeof retention;
      sync: typeof sync;
    };
  }
}
