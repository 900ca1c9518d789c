const STORAGE_KEY = 'sandbox-app-bridge-config';

export interface BridgeConfig {
  apiKey: string;
  host?: string;
  shop?: string;
  locale?: string;
}

/**
 * The app's key from the script tag (or a meta element) with shop, host and locale of the
 * address. Pages reached inside the frame often lose these parameters, so they are kept for
 * the life of the tab.
 */
export function readConfig(): BridgeConfig {
  const script = document.currentScript as HTMLScriptElement | null;
  const meta = document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]');
  const params = new URLSearchParams(location.search);
  const kept = readKept();
  const config: BridgeConfig = {
    ...kept,
    apiKey: script?.dataset['apiKey'] ?? meta?.content ?? kept.apiKey ?? '',
  };
  for (const name of ['host', 'shop', 'locale'] as const) {
    const value = params.get(name);
    if (value) config[name] = value;
  }
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(config));
  } catch {
    // Storage may be blocked in a frame; the address still carries what is needed.
  }
  return config;
}

function readKept(): Partial<BridgeConfig> {
  try {
    return JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<BridgeConfig>;
  } catch {
    return {};
  }
}
