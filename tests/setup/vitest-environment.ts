import { createHash } from 'node:crypto';

/** A complete environment for code under test; nothing of the machine's own shines through. */
Object.assign(process.env, {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  SHOPIFY_API_KEY: 'portolan-sandbox',
  SHOPIFY_API_SECRET: 'sandbox-secret-sandbox-secret-0000',
  SHOPIFY_APP_URL: 'https://app.example.com',
  ENCRYPTION_KEYS: `test:${createHash('sha256').update('test key').digest('base64')}`,
  DATABASE_URL: '',
});
