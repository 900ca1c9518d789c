import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

import { STORAGE_STAND_IN } from './storage-stand-in.ts';

it('a browser that denies storage gets one that forgets with the document', () => {
  const window: Record<string, unknown> = {};
  const denied = {
    get sessionStorage(): Storage {
      if ('sessionStorage' in window) return window['sessionStorage'] as Storage;
      throw new Error('Access is denied for this document.');
    },
  };
  const context = Object.create(denied, {
    window: { value: window },
    Object: { value: Object },
    Map: { value: Map },
    String: { value: String },
  }) as object;
  runInNewContext(`with (scope) { ${STORAGE_STAND_IN} }`, { scope: context });
  const storage = window['sessionStorage'] as Storage;
  storage.setItem('a', '1');
  expect([storage.getItem('a'), storage.getItem('b'), storage.length]).toEqual(['1', null, 1]);
  storage.removeItem('a');
  expect(storage.length).toBe(0);
});

it('a browser that grants storage keeps its own', () => {
  const window: Record<string, unknown> = {};
  runInNewContext(STORAGE_STAND_IN, { window, sessionStorage: { length: 0 } });
  expect(window).toEqual({});
});
